using System.Text.Json;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.AccountRules;

namespace Stillwater.Sessions.Rems.Forms;

internal static class FormEndpoints
{
    /// <summary>Builds a command with what has to be closed under the patient's key.</summary>
    private delegate Task<ICommand<MonitoringForm, FormEvent>> Closing(Work work, SealScope scope, CancellationToken ct);

    public static void MapForms(this IEndpointRouteBuilder rems)
    {
        var forms = rems.MapGroup("/forms");
        forms.MapGet("", ListAsync).AsRead("listRemsForms", Roles.Staff);
        forms.MapGet("/{formId:guid}", GetAsync).AsRead("getRemsForm", Roles.Staff);
        forms.MapPut("/{formId:guid}", CompleteAsync).AsChange("completeRemsForm", Roles.Clinical);
        forms.MapPost("/{formId:guid}/signature", SignAsync).AsChange("signRemsForm", Roles.Clinical);
        forms.MapPost("/{formId:guid}/submission", SubmitAsync).AsChange("submitRemsForm", Roles.Clinical);
    }

    private static Task<IResult> CompleteAsync(
        Guid formId, FormCompletionRequest body, IncomingCommand incoming, Sealer sealer, AccountRuleSet rules,
        CancellationToken ct) => ChangeAsync(
        formId, incoming, rules,
        async (work, scope, token) =>
        {
            var hcp = body.MonitoringHcp;
            return new CompleteForm(
                new FormAnswers(
                    [.. body.Medicines.Distinct().Select(m => JsonNamingPolicy.KebabCaseLower.ConvertName(m.ToString()))],
                    await sealer.SealAsync(scope, DataClass.Identity, "hcp-name", hcp.Name, token),
                    await sealer.SealAsync(scope, DataClass.Identity, "hcp-phone", hcp.Phone, token),
                    await sealer.SealAsync(scope, DataClass.Identity, "hcp-email", hcp.Email, token),
                    body.AcceptableBefore, body.AcceptableAtCompletion,
                    body.Handling is { } text
                        ? await sealer.SealAsync(scope, DataClass.ClinicalText, "handling", text, token)
                        : null,
                    [.. (body.NotDone ?? []).Select(n => new FieldNotDone(n.Field, n.Reason))]),
                work.Caller.Actor);
        }, ct);

    private static Task<IResult> SignAsync(
        Guid formId, FormSignatureRequest body, IncomingCommand incoming, AccountRuleSet rules, CancellationToken ct) =>
        ChangeAsync(
            formId, incoming, rules,
            (work, _, _) => Task.FromResult<ICommand<MonitoringForm, FormEvent>>(
                new SignForm(work.Caller.Actor, body.SignedAt.ToUniversalTime(), rules)), ct);

    private static Task<IResult> SubmitAsync(
        Guid formId, FormSubmissionRequest body, IncomingCommand incoming, Sealer sealer, AccountRuleSet rules,
        CancellationToken ct) => ChangeAsync(
        formId, incoming, rules,
        async (_, scope, token) => new SubmitForm(
            body.SubmittedAt.ToUniversalTime(), body.Via,
            body.Reference is { } text
                ? await sealer.SealAsync(scope, DataClass.Identity, "rems-reference", text, token)
                : null, rules), ct);

    private static Task<IResult> ChangeAsync(
        Guid form, IncomingCommand incoming, AccountRuleSet rules, Closing close, CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) =>
            {
                var known = await work.ReadAsync<MonitoringForm, FormEvent>(form, token);
                if (known is null)
                    return PlatformCodes.NotFound;
                work.RuleSet = rules.RuleSet;
                var command = await close(work, new SealScope(work.Clinic, known.State.Opened!.Place.PatientId), token);
                var decided = await work.ChangeAsync(form, command, token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Ok(decided.Revision, FormView.From(
                        decided.State, rules.Rems, AnswersView.From(decided.State.Completed?.Answers), work.EventIds));
            }, ct);

    private static Task<IResult> GetAsync(
        Guid formId, IncomingRead read, Sealer sealer, AccountRuleSet rules, CancellationToken ct) =>
        read.ViewAsync<MonitoringForm, FormEvent>(
            formId, "rems-form", async (folded, token) =>
            {
                var scope = new SealScope(read.Caller.Clinic, folded.State.Opened!.Place.PatientId);
                var answers = folded.State.Completed?.Answers;
                var hcp = answers is null ? null : (await sealer.OpenAsync(scope, answers.HcpName, token)).Value;
                var handling = answers?.Handling is { } text ? (await sealer.OpenAsync(scope, text, token)).Value : null;
                return FormView.From(folded.State, rules.Rems, AnswersView.From(answers, hcp, handling));
            }, ct);

    private static Task<IResult> ListAsync(string? state, IncomingRead read, CancellationToken ct)
    {
        FormState? wanted = Enum.TryParse<FormState>(state, ignoreCase: true, out var known) ? known : null;
        return state is not null && wanted is null
            ? Task.FromResult<IResult>(new ProblemResult(UnknownState))
            : read.ListAsync<FormRow>(
                "rems-forms", rows => wanted is { } one ? rows.Where(r => r.State == one) : rows,
                row => ValueTask.FromResult<object>(row), row => row.PatientId, ct);
    }

    private static readonly Refusal UnknownState = new(
        PlatformCodes.Invalid, RefusalKind.Rule, "A form is open, complete, signed, submitted or overdue.");
}
