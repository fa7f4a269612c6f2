using Stillwater.TreatmentPlans.Sites.Rules;

namespace Stillwater.TreatmentPlans.Compliance.GetSiteDisclosure;

/// <summary>Answers the six questions from facts; what is not shown is answered no.</summary>
public static class Disclosure
{
    public static IReadOnlyList<DisclosureAnswer> Of(ComplianceFacts facts, SiteRules rules) =>
        [.. rules.Questions.Select(question => question.Item is { } item
            ? Recorded(question, item, facts)
            : Supervised(question, facts))];

    private static DisclosureAnswer Recorded(QuestionRule question, string item, ComplianceFacts facts)
    {
        var record = facts.Site.Record(question.Kind!);
        var shown = record is not null && !record.Failed.Contains(item) && facts.Now < record.ValidUntil;
        return new DisclosureAnswer(question.Code, question.Text, shown, shown ? record!.DoneAt : null, []);
    }

    private static DisclosureAnswer Supervised(QuestionRule question, ComplianceFacts facts)
    {
        Guid[] supervisors = [.. facts.People
            .Where(p => facts.People.Any(q => q.SupervisorId == p.PractitionerId)).Select(p => p.PractitionerId)];
        return new DisclosureAnswer(question.Code, question.Text, supervisors.Length > 0, null, supervisors);
    }
}
