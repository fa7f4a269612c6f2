using System.Globalization;
using Stillwater.Contracts;

namespace Stillwater.TreatmentPlans.Plans.Progress;

/// <summary>Puts a proposal together, the same for the same facts: its id follows from its evidence.</summary>
internal static class Proposing
{
    public static ProposalRaised Raise(
        ProposalKind kind, string ruleId, Guid ground, IReadOnlyList<Guid> evidence, Dictionary<string, string> values,
        DateTimeOffset dueAt, DateTimeOffset now, ProposedTerms? from = null, ProposedTerms? to = null) => new(
        StableId.From("proposal", NameOf(kind), ruleId, evidence[0].ToString()), kind, to ?? new ProposedTerms(),
        [new Because(ruleId, values, evidence)], dueAt, now, from, ground);

    /// <summary>What a rule about outcomes has seen.</summary>
    public static Dictionary<string, string> ValuesOf(Plan plan, OutcomeNoted outcome) => new()
    {
        ["sessionsDone"] = Text(plan.Sessions.Count),
        ["instrument"] = outcome.Instrument,
        ["baseline"] = Text(outcome.Baseline),
        ["score"] = Text(outcome.Score),
        ["changePercent"] = Text(outcome.ChangePercent),
        ["class"] = outcome.Class,
    };

    public static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static string NameOf(ProposalKind kind) =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}
