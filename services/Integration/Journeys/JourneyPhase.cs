namespace Stillwater.Integration.Journeys;

/// <summary>What the plan beside a journey is in.</summary>
public static class JourneyPhase
{
    public const string Induction = "induction";
    public const string Maintenance = "maintenance";
}
