using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.DosingSessions.PlacingHold;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.Rems.Enrolments;

internal static class EnrolmentEndpoints
{
    public static void MapEnrolments(this IEndpointRouteBuilder rems)
    {
        var enrolments = rems.MapGroup("/enrolments");
        enrolments.MapPost("", DraftAsync).AsCreation("createRemsEnrolment", Roles.Clinical);
        enrolments.MapGet("", ListAsync).AsRead("listRemsEnrolments", Roles.Staff);
        enrolments.MapGet("/{enrolmentId:guid}", GetAsync).AsRead("getRemsEnrolment", Roles.Staff);
        enrolments.MapPost("/{enrolmentId:guid}/submission", SubmitAsync).AsChange("submitRemsEnrolment", Roles.Clinical);
        enrolments.MapPost("/{enrolmentId:guid}/confirmation", ConfirmAsync).AsChange("confirmRemsEnrolment", Roles.Clinical);
        enrolments.MapPost("/{enrolmentId:guid}/verifications", VerifyAsync).AsAddition("verifyRemsEnrolment", Roles.Clinical);
        enrolments.MapPost("/{enrolmentId:guid}/withdrawal", WithdrawAsync).AsChange("withdrawRemsEnrolment", Roles.Clinical);
    }

    private static Task<IResult> DraftAsync(
        EnrolmentRequest body, IncomingCommand incoming, Sealer sealer, AccountRuleSet rules, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        return incoming.RunAsync(
            async (work, token) =>
            {
                var scope = new SealScope(work.Clinic, body.PatientId);
                var form = new EnrolmentDrafted(
                    id, body.PatientId, body.PrescriberId, body.SiteId, [.. body.Acknowledgements.Distinct()],
                    await SignAsync("patient-signature", body.PatientSignature),
                    await SignAsync("prescriber-signature", body.PrescriberSignature));
                work.RuleSet = rules.RuleSet;
                work.Take(Enrolment.Claim, body.PatientId.ToString(), id, EnrolmentRefusals.AlreadyEnrolling);
                var decided = await work.StartAsync(id, new DraftEnrolment(form, rules), token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Created(
                        $"/v1/rems/enrolments/{id}", decided.Revision,
                        EnrolmentView.From(decided.State, eventIds: work.EventIds));

                async Task<Signature?> SignAsync(string field, SignatureRequest? signed) => signed is null
                    ? null
                    : new Signature(
                        await sealer.SealAsync(scope, DataClass.Identity, field, signed.Name, token),
                        signed.SignedAt.ToUniversalTime());
            }, ct);
    }

    private static Task<IResult> SubmitAsync(
        Guid enrolmentId, EnrolmentSubmissionRequest body, IncomingCommand incoming, AccountRuleSet rules,
        CancellationToken ct) =>
        ChangeAsync(enrolmentId, new SubmitEnrolment(body.Via, body.SubmittedAt.ToUniversalTime(), rules), incoming, ct);

    private static Task<IResult> ConfirmAsync(
        Guid enrolmentId, EnrolmentConfirmationRequest body, IncomingCommand incoming, Sealer sealer, AccountRuleSet rules,
        CancellationToken ct) => incoming.RunAsync(
        async (work, token) =>
        {
            var known = await work.ReadAsync<Enrolment, EnrolmentEvent>(enrolmentId, token);
            if (known is null)
                return PlatformCodes.NotFound;
            var remsId = await sealer.SealAsync(
                new SealScope(work.Clinic, known.State.PatientId), DataClass.Identity, "rems-id", body.RemsId, token);
            return Answered(
                await work.ChangeAsync(enrolmentId, new ConfirmEnrolment(remsId, body.ConfirmedOn, rules), token), work);
        }, ct);

    private static Task<IResult> VerifyAsync(
        Guid enrolmentId, EnrolmentVerificationRequest body, IncomingCommand incoming, Sealer sealer, AccountRuleSet rules,
        CancellationToken ct)
    {
        var verification = Guid.CreateVersion7();
        return incoming.RunAsync(
            async (work, token) =>
            {
                var session = await work.ReadAsync<DosingSession, DosingSessionEvent>(body.SessionId, token);
                if (session is null)
                    return PlatformCodes.NotFound;
                var scope = new SealScope(work.Clinic, session.State.PatientId);
                Sealed<string>? reference = body.Reference is { } text
                    ? await sealer.SealAsync(scope, DataClass.Identity, "rems-reference", text, token)
                    : null;
                work.RuleSet = rules.RuleSet;
                var decided = await work.ApplyAsync(enrolmentId, new VerifyEnrolment(
                    verification, body.SessionId, session.State.PatientId, body.Result, body.CheckedAt.ToUniversalTime(),
                    body.CheckedBy, reference, rules), token);
                if (decided.Refusal is null && body.Result != EnrolmentVerified.Active)
                {
                    await work.ApplyAsync(
                        body.SessionId, new PlaceHold(ClearanceFacts.RemsNotVerified, DosingProtocols.Shipped), token);
                }

                return Answered(decided, work);
            }, ct);
    }

    private static Task<IResult> WithdrawAsync(
        Guid enrolmentId, EnrolmentWithdrawalRequest body, IncomingCommand incoming, CancellationToken ct) =>
        ChangeAsync(enrolmentId, new WithdrawEnrolment(body.ReasonCode), incoming, ct);

    private static Task<IResult> ChangeAsync(
        Guid enrolment, ICommand<Enrolment, EnrolmentEvent> command, IncomingCommand incoming, CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) => Answered(await work.ChangeAsync(enrolment, command, token), work), ct);

    private static Answer Answered(Decided<Enrolment> decided, Work work) => decided.Refusal is { } refusal
        ? refusal
        : Answer.Ok(decided.Revision, EnrolmentView.From(decided.State, eventIds: work.EventIds));

    private static Task<IResult> GetAsync(Guid enrolmentId, IncomingRead read, Sealer sealer, CancellationToken ct) =>
        read.ViewAsync<Enrolment, EnrolmentEvent>(
            enrolmentId, "rems-enrolment", async (folded, token) =>
            {
                var scope = new SealScope(read.Caller.Clinic, folded.State.PatientId);
                var remsId = folded.State.Confirmation is { } confirmed
                    ? (await sealer.OpenAsync(scope, confirmed.RemsId, token)).Value
                    : null;
                return EnrolmentView.From(folded.State, remsId);
            }, ct);

    private static Task<IResult> ListAsync(Guid? patientId, IncomingRead read, CancellationToken ct) =>
        read.ListAsync<EnrolmentRow>(
            "rems-enrolments", rows => patientId is { } patient ? rows.Where(r => r.PatientId == patient) : rows,
            row => ValueTask.FromResult<object>(row), row => row.PatientId, ct);
}
