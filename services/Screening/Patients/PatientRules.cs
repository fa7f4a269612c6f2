using Stillwater.Screenings.Coding;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Patients;

/// <summary>What the programme asks of a patient's record between screenings; ships with the build, hashed.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Parameters">Its numbers.</param>
/// <param name="RescreenOn">Changes after which a verdict no longer carries a plan.</param>
public sealed record PatientRules(string Version, PatientParameters Parameters, RescreenTriggers RescreenOn)
{
    private static readonly Lazy<(PatientRules Content, string Hash)> Shipped = new(
        () => ShippedFile.Read<PatientRules>("patient-rules.json"));

    /// <summary>The rules of this build.</summary>
    public static PatientRules Default => Shipped.Value.Content;

    /// <summary>Version and hash of the rules of this build, as an event's header names them.</summary>
    public static string Stamp => $"{Default.Version}+{Shipped.Value.Hash}";
}

/// <summary>What asks for a new screening whatever the rules say of it.</summary>
/// <param name="Kinds">medicine, or kinds of changes of health.</param>
/// <param name="Source">Where this comes from.</param>
public sealed record RescreenTriggers(IReadOnlyList<string> Kinds, string Source);

/// <summary>The numbers of the patient rules.</summary>
/// <param name="WeightValidDays">Age at which a weight no longer carries a dose.</param>
/// <param name="WeightChangePercent">Change of weight from which a dose must be computed again.</param>
/// <param name="ErasureAnswerDays">Days within which a request for erasure is answered.</param>
public sealed record PatientParameters(
    RuleParameter WeightValidDays, RuleParameter WeightChangePercent, RuleParameter ErasureAnswerDays);
