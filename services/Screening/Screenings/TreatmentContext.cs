using System.Text.Json.Serialization;
using Stillwater.Contracts;
using Stillwater.Screenings.Patients;

namespace Stillwater.Screenings.Screenings;

/// <summary>What the patient hopes for, what else was considered, and how well a home would suit. Text is sealed.</summary>
public sealed record TreatmentContext(
    IReadOnlyList<Sealed<string>> Goals,
    Sealed<string>? Expectations,
    IReadOnlyList<ConsideredAlternative> Alternatives,
    HomeSuitability? HomeSuitability,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RemsEnrolment? RemsEnrolment = null);

/// <summary>Another treatment that was considered.</summary>
public sealed record ConsideredAlternative(string Code, AlternativeOutcome Outcome, Sealed<string> Reason);

/// <summary>Six factors, each 0 (speaks against) to 3 (speaks for) treatment at home.</summary>
public sealed record HomeSuitability(
    int HistoryRisk,
    int PriorKetamineResponse,
    int DissociationComfort,
    int Practicalities,
    int Finances,
    int ProviderRecommendation)
{
    /// <summary>Their sum, 0 to 18.</summary>
    public int Score =>
        HistoryRisk + PriorKetamineResponse + DissociationComfort + Practicalities + Finances + ProviderRecommendation;
}

/// <summary>What became of another treatment.</summary>
public enum AlternativeOutcome
{
    /// <summary>Tried without enough benefit.</summary>
    Ineffective,

    /// <summary>Tried and helped in part.</summary>
    Partial,

    /// <summary>Stopped because of side effects.</summary>
    NotTolerated,

    /// <summary>The patient does not want it.</summary>
    Declined,

    /// <summary>Does not suit the patient.</summary>
    Unsuitable,

    /// <summary>Cannot be had.</summary>
    Unavailable,

    /// <summary>Goes on beside this treatment.</summary>
    Continuing,
}
