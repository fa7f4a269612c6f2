namespace Stillwater.Integration.Journeys;

/// <summary>What integration is measured by, as the medical director signs it.</summary>
/// <param name="Version">Version of this file, year and revision.</param>
/// <param name="Window">When integration must follow a dosing session.</param>
/// <param name="Preparation">When preparation must come.</param>
/// <param name="Themes">Codes of the themes that a session may be recorded under, in kebab-case.</param>
public sealed record JourneyParameters(
    string Version, WindowRule Window, PreparationRule Preparation, IReadOnlyList<string> Themes);

/// <summary>
/// Integration follows a dosing session within this window; none at its end is the follow-up red flag.
/// </summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="OpensAfterHours">Hours from discharge to the beginning of the window; 0 to 168.</param>
/// <param name="ClosesAfterHours">
/// Hours from discharge to the end of the window; more than the beginning, at most 336.
/// </param>
/// <param name="Source">Where the numbers come from.</param>
public sealed record WindowRule(string Id, int OpensAfterHours, int ClosesAfterHours, string Source)
{
    internal DateTimeOffset OpensAt(DateTimeOffset dischargedAt) => dischargedAt.AddHours(OpensAfterHours);

    internal DateTimeOffset ClosesAt(DateTimeOffset dischargedAt) => dischargedAt.AddHours(ClosesAfterHours);
}

/// <summary>A preparation session comes before the first dose.</summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record PreparationRule(string Id, string Source);
