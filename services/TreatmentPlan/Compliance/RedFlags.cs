using Stillwater.TreatmentPlans.Sites;
using Stillwater.TreatmentPlans.Sites.Rules;

namespace Stillwater.TreatmentPlans.Compliance;

/// <summary>Everything that is known of a site when its red flags are computed.</summary>
/// <param name="Site">The site with its records.</param>
/// <param name="People">Who works there, with what is in force.</param>
/// <param name="FollowUps">Sessions of the window whose follow-up is known.</param>
/// <param name="Now">The clinic's time.</param>
public sealed record ComplianceFacts(
    Site Site, IReadOnlyList<LicensedPerson> People, IReadOnlyList<FollowUp> FollowUps, DateTimeOffset Now);

/// <summary>A person with licences in force.</summary>
public sealed record LicensedPerson(
    Guid CredentialId, Guid PractitionerId, IReadOnlyList<string> LicenceTypes, Guid? SupervisorId);

/// <summary>Whether a session was followed up by an integration session.</summary>
public sealed record FollowUp(Guid SessionId, bool Met);

/// <summary>One red flag as computed.</summary>
/// <param name="Code">Such as no-licensed-professionals.</param>
/// <param name="RuleId">Id of the rule.</param>
/// <param name="Raised">Whether it is up.</param>
/// <param name="Missing">What speaks for it, as codes; empty when it is down.</param>
/// <param name="Evidence">Ids of the records, credentials and sessions that were looked at.</param>
public sealed record RedFlag(
    string Code, string RuleId, bool Raised, IReadOnlyList<string> Missing, IReadOnlyList<Guid> Evidence);

/// <summary>
/// The red flags of XC-02, each from facts alone: a flag is up until the site has shown what speaks against it.
/// </summary>
public static class RedFlags
{
    public static IReadOnlyList<RedFlag> Of(ComplianceFacts facts, SiteRules rules) =>
        [.. rules.RedFlags.Select(rule => Of(rule, facts, rules))];

    private static RedFlag Of(RedFlagRule rule, ComplianceFacts facts, SiteRules rules)
    {
        var findings = rule.Needs.Select(need => Look(need, facts, rules)).ToList();
        string[] missing = [.. findings.Where(f => f.Missing is not null).Select(f => f.Missing!)];
        return new RedFlag(
            rule.Code, rule.Id, missing.Length > 0, missing, [.. findings.SelectMany(f => f.Evidence).Distinct()]);
    }

    private static Finding Look(SiteNeed need, ComplianceFacts facts, SiteRules rules) => need.Fact switch
    {
        SiteNeed.Record => LookAtRecord(need, facts),
        SiteNeed.LicensedPrescriber => Person(need, facts, p => rules.PrescriberLicences.All(p.LicenceTypes.Contains)),
        SiteNeed.NamedSupervisor => Person(
            need, facts, p => facts.People.Any(q => q.SupervisorId == p.PractitionerId)),
        SiteNeed.EscalationList => new Finding(
            facts.Site.Profile?.Escalation.Count > 0 ? null : need.Fact, [facts.Site.Id]),
        SiteNeed.FollowUpShare => FollowUpShare(need, facts.FollowUps, rules.FollowUp),
        _ => throw new InvalidDataException($"No rule knows the fact {need.Fact}."),
    };

    private static Finding LookAtRecord(SiteNeed need, ComplianceFacts facts)
    {
        var code = need.Item is null ? need.Kind! : $"{need.Kind}:{need.Item}";
        if (facts.Site.Record(need.Kind!) is not { } record)
            return new Finding(code, []);
        var inOrder = need.Item is { } item ? !record.Failed.Contains(item) : record.Failed.Count == 0;
        return new Finding(inOrder && facts.Now < record.ValidUntil ? null : code, [record.RecordId]);
    }

    private static Finding Person(SiteNeed need, ComplianceFacts facts, Func<LicensedPerson, bool> does)
    {
        Guid[] found = [.. facts.People.Where(does).Select(p => p.CredentialId)];
        return new Finding(found.Length > 0 ? null : need.Fact, found);
    }

    private static Finding FollowUpShare(SiteNeed need, IReadOnlyList<FollowUp> followUps, FollowUpRule rule) => new(
        followUps.Count == 0 || followUps.Count(f => f.Met) >= rule.MinShare * followUps.Count ? null : need.Fact,
        [.. followUps.Where(f => !f.Met).Select(f => f.SessionId)]);

    private sealed record Finding(string? Missing, IReadOnlyList<Guid> Evidence);
}
