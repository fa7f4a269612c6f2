using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Screenings.RuleAdoptions;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Screenings;

/// <summary>What to preview.</summary>
/// <param name="RuleSet">Version of the rule set to judge by; the clinic's own when left out.</param>
public sealed record PreviewDeterminationRequest([property: StringLength(20, MinimumLength = 1)] string? RuleSet = null);

/// <summary>How a determination would come out now. Nothing is stored.</summary>
/// <param name="ScreeningId">The screening.</param>
/// <param name="RuleSet">The rule set that judged.</param>
/// <param name="Verdict">eligible, eligible-with-conditions, deferred or ineligible; null while something is missing.</param>
/// <param name="Missing">Codes of what is missing for a verdict.</param>
/// <param name="Findings">The rules that speak on what is known.</param>
/// <param name="PermittedRoutes">Routes that the verdict would allow.</param>
/// <param name="PermittedSettings">Settings that the verdict would allow.</param>
/// <param name="Alternatives">What else can be tried.</param>
/// <param name="Ladder">Every setting from the safest up; null where the rule set keeps none.</param>
/// <param name="ValidUntil">Until when the verdict would carry a plan.</param>
/// <param name="Trace">Every rule, tier by tier.</param>
public sealed record DeterminationPreview(
    Guid ScreeningId,
    RuleSetName RuleSet,
    Verdict? Verdict,
    IReadOnlyList<string> Missing,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<string> PermittedRoutes,
    IReadOnlyList<string> PermittedSettings,
    IReadOnlyList<string> Alternatives,
    IReadOnlyList<LadderStep>? Ladder,
    DateTimeOffset? ValidUntil,
    IReadOnlyList<RuleTrace> Trace);

internal static class PreviewDeterminationEndpoint
{
    private static readonly Refusal RuleSetUnknown = new(
        "screening.rule-set-unknown", RefusalKind.Rule, "This build has no such rule set.")
    {
        Field = new FieldFault("/ruleSet", "a version that listRuleSets names"),
    };

    public static void MapPreviewDetermination(this IEndpointRouteBuilder screenings) => screenings
        .MapPost("/{screeningId:guid}/determination/preview", HandleAsync)
        .AsRead("previewDetermination", Roles.Clinical);

    private static async Task<IResult> HandleAsync(
        Guid screeningId, PreviewDeterminationRequest body, IncomingRead read, ScreenedPatients patients, EventIds events,
        ClinicRules clinicRules, RuleShelf shelf, CancellationToken ct)
    {
        var clinic = read.Caller.Clinic;
        var rules = body.RuleSet is { } version ? shelf.Find(version) : await clinicRules.OfAsync(clinic, ct);
        if (rules is null)
            return new ProblemResult(RuleSetUnknown);
        return await read.ViewAsync<Screening, ScreeningEvent>(
            screeningId, "determination-preview",
            async (folded, token) =>
            {
                var (patient, age, now) = await patients.ReadAsync(read.Caller, folded.State.PatientId, token);
                var gathered = new GatheredFacts(
                    await events.OfAsync(clinic, screeningId, token), await events.OfAsync(clinic, patient.Id, token));
                return Preview(
                    screeningId, gathered.At(folded.State, patient, age, now), rules,
                    [.. folded.State.Acceptances.Select(a => a.Finding)]);
            }, ct);
    }

    private static DeterminationPreview Preview(
        Guid screening, ScreeningFacts facts, RuleLibrary rules, IReadOnlyList<AcceptedFinding> accepted)
    {
        var missing = Judge.Missing(facts, rules.Rules);
        var judged = Judge.Determine(facts, rules.Rules, accepted);
        var isWhole = missing.Count == 0;
        return new DeterminationPreview(
            screening, new RuleSetName(rules.Rules.Version, rules.Hash), isWhole ? judged.Verdict : null, missing,
            judged.Findings, isWhole ? judged.PermittedRoutes : [], isWhole ? judged.PermittedSettings : [],
            judged.Alternatives, judged.Ladder, isWhole ? judged.ValidUntil : null, judged.Trace);
    }
}
