using System.ComponentModel.DataAnnotations;

namespace Stillwater.Sessions.Rems.Forms;

/// <summary>What only a person can say of a session.</summary>
/// <param name="Medicines">Groups taken beside the dose: benzodiazepine, sedative-hypnotic, psychostimulant, maoi, opioid,
/// other-sedating; empty when none.</param>
/// <param name="MonitoringHcp">Who monitored the patient.</param>
/// <param name="AcceptableBefore">Whether the vital signs were acceptable before the dose.</param>
/// <param name="AcceptableAtCompletion">Whether they were before the patient left.</param>
/// <param name="Handling">How sedation, dissociation or respiratory depression was handled, up to 4000 characters; kept
/// closed.</param>
/// <param name="NotDone">Fields that no event fills, and why; up to 10.</param>
public sealed record FormCompletionRequest(
    [property: MaxLength(6)] IReadOnlyList<MedicineGroup> Medicines,
    HcpRequest MonitoringHcp,
    bool AcceptableBefore,
    bool AcceptableAtCompletion,
    [property: StringLength(4000, MinimumLength = 1)] string? Handling = null,
    [property: MaxLength(10)] IReadOnlyList<NotDoneRequest>? NotDone = null);

/// <summary>Groups of concomitant medicines that the form asks for.</summary>
public enum MedicineGroup
{
    Benzodiazepine,
    SedativeHypnotic,
    Psychostimulant,
    Maoi,
    Opioid,
    OtherSedating,
}

/// <summary>Who monitored; kept closed.</summary>
/// <param name="Name">1–200 characters.</param>
/// <param name="Phone">3–40 characters.</param>
/// <param name="Email">3–200 characters.</param>
public sealed record HcpRequest(
    [property: StringLength(200, MinimumLength = 1)] string Name,
    [property: StringLength(40, MinimumLength = 3)] string Phone,
    [property: StringLength(200, MinimumLength = 3)] string Email);

/// <summary>A field that was not measured.</summary>
/// <param name="Field">pressureBefore, pressureBetween, pressureAtCompletion or spo2AtCompletionPercent.</param>
/// <param name="Reason">not-measured, patient-refused or emergency.</param>
public sealed record NotDoneRequest(
    [property: StringLength(40, MinimumLength = 1)] string Field,
    [property: AllowedValues("not-measured", "patient-refused", "emergency")] string Reason);

/// <summary>Stands by the form as it is.</summary>
/// <param name="SignedAt">When; not in the future.</param>
public sealed record FormSignatureRequest(DateTimeOffset SignedAt);

/// <summary>The form has gone to the REMS.</summary>
/// <param name="SubmittedAt">When; not in the future.</param>
/// <param name="Via">portal or fax.</param>
/// <param name="Reference">The REMS's reference, up to 64 characters; kept closed.</param>
public sealed record FormSubmissionRequest(
    DateTimeOffset SubmittedAt,
    [property: AllowedValues("portal", "fax")] string Via = "portal",
    [property: StringLength(64, MinimumLength = 1)] string? Reference = null);
