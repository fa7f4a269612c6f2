using Stillwater.Platform.Tenancy;

namespace Stillwater.Integration.Journeys;

/// <summary>Who works on a journey; what a therapist writes for therapy is read by therapists alone.</summary>
internal static class CareTeam
{
    public static readonly string[] All = [Roles.Therapist, .. Roles.Clinical];

    public static bool ReadsTherapyNotes(string role) => role == Roles.Therapist;
}
