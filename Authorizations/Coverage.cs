using Stillwater.TreatmentPlans.Plans.GetSchedule;

namespace Stillwater.TreatmentPlans.Authorizations;

/// <summary>Which sessions a payer has approved.</summary>
public static class Coverage
{
    /// <summary>
    /// Numbers of expected sessions that no approval covers, by day or by count. Without any authorization that was
    /// asked for there is nothing to be past.
    /// </summary>
    public static IReadOnlyList<int> PastApproval(
        PlanAuthorizations authorizations, IReadOnlyList<ExpectedSession> sessions)
    {
        if (authorizations.All.All(a => a.Status is AuthorizationStatus.NotRequired or AuthorizationStatus.Closed))
            return [];
        var left = authorizations.All.Where(a => a.Status == AuthorizationStatus.Approved).ToDictionary(
            a => a.Recorded, a => a.Recorded.SessionsApproved ?? int.MaxValue);
        var past = new List<int>();
        foreach (var session in sessions.OrderBy(s => s.ExpectedOn))
        {
            var covering = left.Where(a => a.Value > 0 && a.Key.ValidFrom <= session.ExpectedOn
                && session.ExpectedOn <= a.Key.ValidUntil).OrderBy(a => a.Key.ValidUntil).Select(a => a.Key).FirstOrDefault();
            if (covering is not null)
                left[covering]--;
            else if (session.SessionId is null)
                past.Add(session.Number);
        }

        return past;
    }
}
