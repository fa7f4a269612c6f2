using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.Regimens;

namespace Stillwater.TreatmentPlans.Plans;

/// <summary>Which consents a regimen needs by its label status, drug and setting (XC-01, section 5.6).</summary>
internal static class RequiredConsents
{
    private const string Esketamine = "esketamine";

    public static IEnumerable<string> Of(Regimen regimen)
    {
        yield return Consent.Treatment;
        if (regimen.LabelStatus == LabelStatus.OffLabel)
            yield return Consent.OffLabel;
        if (regimen.Drug == Esketamine)
            yield return Consent.Esketamine;
        if (regimen.Setting != Settings.Home)
            yield break;
        yield return Consent.HomeDosing;
        yield return Consent.Telehealth;
    }

    /// <summary>Codes of the consents that do not hold; after a change of route only one for the new route counts.</summary>
    public static IEnumerable<string> Unmet(Regimen regimen, string? routeBefore, IReadOnlyList<Consent> holding) =>
        Of(regimen).Where(kind => !holding.Any(c => c.Covers(kind, regimen.Route)
                && (routeBefore is null || routeBefore == regimen.Route || kind != Consent.Treatment
                    || c.Route == regimen.Route)))
            .Select(kind => $"consent-{kind}");

    public static IReadOnlyList<Guid> Used(Regimen regimen, IReadOnlyList<Consent> holding) =>
        [.. holding.Where(c => Of(regimen).Any(kind => c.Covers(kind, regimen.Route))).Select(c => c.ConsentId)];
}
