using Stillwater.Clinical;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.AccountRules;

/// <summary>Finds what makes a rule file unusable: a value out of its range, an id that is missing or used twice.</summary>
internal static class AccountRuleCheck
{
    public static IEnumerable<string> Faults(AccountRuleSet rules) =>
        Ranges(rules).Where(r => r.Value < r.From || r.Value > r.To)
            .Select(r => $"{r.Name} is {r.Value}, allowed are {r.From} to {r.To}")
            .Concat(RuleFile.NamingFaults(Named(rules)));

    private static IEnumerable<(string Name, decimal Value, decimal From, decimal To)> Ranges(AccountRuleSet r) =>
    [
        ("clockSkewMinutes", r.ClockSkewMinutes.Value, 0, 5),
        ("countToleranceMg", r.Inventory.CountToleranceMg.Value, 0, 10),
        ("remainderHours", r.Inventory.RemainderHours.Value, 1, 72),
        ("lossFormDays", r.Inventory.LossFormDays.Value, 1, 90),
        ("lossNoticeBusinessDays", r.Inventory.LossNoticeBusinessDays.Value, 1, 10),
        ("verificationHours", r.Rems.VerificationHours.Value, 1, 72),
        ("acknowledgements", r.Rems.Acknowledgements.Value.Count, 1, 20),
        ("minimumMinutes", r.Rems.MinimumMinutes.Value, 60, 240),
        ("formDueDays", r.Rems.FormDueDays.Value, 1, 30),
        ("pressureMinute", r.Rems.PressureMinute.Value, 10, 90),
        ("pressureWithinMinutes", r.Rems.PressureWithinMinutes.Value, 1, 30),
        ("sedationMoaasAtMost", r.Rems.SedationMoaasAtMost.Value, 0, 4),
        ("dissociationCadss6AtLeast", r.Rems.DissociationCadss6AtLeast.Value, 1, 24),
        ("respiratorySpo2Below", r.Rems.RespiratorySpo2Below.Value, 80, 95),
        ("respiratoryRateBelow", r.Rems.RespiratoryRateBelow.Value, 6, 12),
        ("systolicBelowMmHg", r.Home.SystolicBelowMmHg.Value, 100, 160),
        ("diastolicBelowMmHg", r.Home.DiastolicBelowMmHg.Value, 60, 100),
        ("checkWithinMinutes", r.Home.CheckWithinMinutes.Value, 5, 60),
        ("unlockMinutes", r.Home.UnlockMinutes.Value, 5, 120),
        ("attestOverdueMinutes", r.Home.AttestOverdueMinutes.Value, 1, 15),
        ("failuresBeforeReview", r.Home.FailuresBeforeReview.Value, 1, 5),
        ("invitationHours", r.Home.InvitationHours.Value, 1, 168),
        ("guestTokenMinutes", r.Home.GuestTokenMinutes.Value, 60, 1440),
        .. r.Rems.ReminderDays.Value.Select(day => ("reminderDays", (decimal)day, 1m, (decimal)r.Rems.FormDueDays.Value)),
    ];

    private static IEnumerable<(string Id, string Source)> Named(object section) =>
        from property in section.GetType().GetProperties()
        let value = property.GetValue(section)
        where value is not null and not string
        from named in property.PropertyType.IsGenericType
            && property.PropertyType.GetGenericTypeDefinition() == typeof(Parameter<>)
                ? [(Member(value, nameof(Parameter<>.Id)), Member(value, nameof(Parameter<>.Source)))]
                : Named(value)
        select named;

    private static string Member(object parameter, string name) =>
        (string)parameter.GetType().GetProperty(name)!.GetValue(parameter)!;
}
