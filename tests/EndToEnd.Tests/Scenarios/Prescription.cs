using Stillwater.Contracts;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>What a patient of a scenario is to be treated with, and what she signs for it.</summary>
/// <param name="Drug">ketamine or esketamine.</param>
/// <param name="Route">The route.</param>
/// <param name="Place">What she asks for: clinic or home.</param>
/// <param name="Setting">Where her sessions take place.</param>
/// <param name="Lot">The lot that they are given from.</param>
/// <param name="Consents">Kinds of consent.</param>
/// <param name="Regimen">The plan as its prescriber proposes it.</param>
/// <param name="SiteId">The site, where the plan names one.</param>
internal sealed record Prescription(
    string Drug, string Route, string Place, string Setting, string Lot, string[] Consents, object Regimen,
    Guid? SiteId = null)
{
    /// <summary>0.5 mg/kg IV, six sessions in three weeks.</summary>
    public static readonly Prescription Infusion = new(
        "ketamine", "iv", "clinic", "clinic", "KET-2026-001", ["treatment", "off-label"], new
        {
            route = "iv", dosePerKgMg = 0.5, infusionMinutes = 40, inductionSessions = 6, inductionDays = 21,
            maintenanceIntervalWeeks = 4, setting = "clinic",
        });

    /// <summary>Two devices of esketamine a session by the label's calendar, at the certified site of a clinic.</summary>
    public static Prescription Spravato(string clinic)
    {
        var main = StableId.From("site", clinic, "main");
        return new Prescription(
            "esketamine", "intranasal", "clinic", "certified-hcs", "SPR-2026-001", ["treatment", "esketamine"], new
            {
                route = "intranasal", doseMg = 56, setting = "certified-hcs", siteId = main, oralAntidepressant = true,
            },
            main);
    }

    /// <summary>A lozenge of 100 mg, first in the clinic.</summary>
    public static Prescription Lozenge(string lot) => new(
        "ketamine", "sublingual", "home", "clinic", lot, ["treatment", "off-label", "home-dosing", "telehealth"], new
        {
            route = "sublingual", doseMg = 100, holdMinutes = 10, spitOrSwallow = "spit", inductionSessions = 6,
            inductionDays = 42, maintenanceIntervalWeeks = 4, setting = "clinic",
        });
}
