using Stillwater.Platform.Tenancy;
using Stillwater.Screenings.Patients;

namespace Stillwater.Screenings.Screenings;

internal static class ScreeningEndpoints
{
    public static void MapScreenings(this IEndpointRouteBuilder routes)
    {
        var screenings = routes.MapGroup("/v1/screenings").WithTags("Screenings");
        screenings.MapOpenScreening();
        screenings.MapGetScreening();
        screenings.MapRecordHistory();
        screenings.MapRecordMedications();
        screenings.MapRecordContext();
        screenings.MapRecordScreeningVitals();
        screenings.MapRecordLab();
        screenings.MapSubmitScreeningInstrument();
        screenings.MapGiveConsent();
        screenings.MapWithdrawConsent();
        screenings.MapDetermineEligibility();
        screenings.MapPreviewDetermination();
        screenings.MapAcceptFinding();
    }
}

/// <summary>Who may record what a clinician finds: clinicians, and the clinic's own system.</summary>
internal static class Recorders
{
    public static readonly string[] OfFindings = [.. Roles.Clinical, Roles.Client];

    /// <summary>A change of medicines or health is what anybody who treats the patient may hear of first.</summary>
    public static readonly string[] OfChanges = [.. OfFindings, Roles.Therapist];

    /// <summary>Goals and expectations are what a therapist asks for too.</summary>
    public static readonly string[] OfContext = [.. OfFindings, Roles.Therapist];
}
