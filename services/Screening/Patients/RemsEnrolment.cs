namespace Stillwater.Screenings.Patients;

/// <summary>How a patient stands with the REMS of esketamine, as it was last looked up there.</summary>
/// <param name="State">enrolled, not-enrolled or lapsed.</param>
/// <param name="ValidUntil">The last day on which it holds, null when the REMS names none.</param>
public sealed record RemsEnrolment(EnrolmentState State, DateOnly? ValidUntil = null)
{
    /// <summary>How rules name the programme.</summary>
    public const string Programme = "spravato-rems";
}

/// <summary>Whether a patient is enrolled.</summary>
public enum EnrolmentState
{
    /// <summary>Enrolled and active.</summary>
    Enrolled,

    /// <summary>The programme does not know the patient.</summary>
    NotEnrolled,

    /// <summary>Was enrolled and is inactive.</summary>
    Lapsed,
}
