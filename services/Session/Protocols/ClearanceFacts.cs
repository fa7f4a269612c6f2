namespace Stillwater.Sessions.Protocols;

/// <summary>Everything that can be found before a dose; a protocol says for each what it leads to.</summary>
internal static class ClearanceFacts
{
    public const string PreparationMissing = "preparation-missing";
    public const string EscortMissing = "escort-missing";
    public const string PressureMissing = "pressure-missing";
    public const string PressureLow = "pressure-low";
    public const string PressureCaution = "pressure-caution";
    public const string PressureHold = "pressure-hold";
    public const string PressureCrisis = "pressure-crisis";
    public const string OxygenHold = "oxygen-hold";
    public const string OxygenReview = "oxygen-review";
    public const string SuicidalityMissing = "suicidality-missing";
    public const string SuicidalityLow = "suicidality-low";
    public const string SuicidalityModerate = "suicidality-moderate";
    public const string SuicidalityHigh = "suicidality-high";
    public const string BaselineMissing = "baseline-missing";
    public const string FastingUnknown = "fasting-unknown";
    public const string NotFasted = "not-fasted";
    public const string MedicineNotAsAsked = "medicine-not-as-asked";
    public const string MedicationChanged = "medication-changed";
    public const string DiagnosisNew = "diagnosis-new";
    public const string Intoxicated = "intoxicated";
    public const string PregnancyPossible = "pregnancy-possible";
    public const string PregnancyPositive = "pregnancy-positive";
    public const string HeartRateHold = "heart-rate-hold";
    public const string HeartRateReview = "heart-rate-review";
    public const string PrescriberMissing = "prescriber-missing";
    public const string ConsentWithdrawn = "consent-withdrawn";
    public const string PlanSuspended = "plan-suspended";
    public const string Contraindicated = "contraindicated";
    public const string CredentialLapsed = "credential-lapsed";
    public const string InteractionSevere = "interaction-severe";
    public const string InteractionMajor = "interaction-major";
    public const string PlanTransferred = "plan-transferred";
    public const string WeightStale = "weight-stale";
    public const string EquipmentUnchecked = "equipment-unchecked";
    public const string DrillOverdue = "drill-overdue";
    public const string IntegrationPreparationMissing = "integration-preparation-missing";

    public const string EducationMissing = "education-missing";
    public const string RemsNotVerified = "rems-not-verified";

    /// <summary>Bladder symptoms, as the long-term watch found them.</summary>
    public const string Urinary = "urinary";

    public static readonly IReadOnlyList<string> All =
    [
        PreparationMissing, EscortMissing, PressureMissing, PressureLow, PressureCaution, PressureHold, PressureCrisis,
        OxygenHold, OxygenReview, SuicidalityMissing, SuicidalityLow, SuicidalityModerate, SuicidalityHigh,
        BaselineMissing, FastingUnknown, NotFasted, MedicineNotAsAsked, MedicationChanged, DiagnosisNew, Intoxicated,
        PregnancyPossible, PregnancyPositive, HeartRateHold, HeartRateReview, PrescriberMissing, ConsentWithdrawn,
        PlanSuspended, Contraindicated, CredentialLapsed, InteractionSevere, InteractionMajor,
        IntegrationPreparationMissing, PlanTransferred, WeightStale, EquipmentUnchecked, DrillOverdue,
        EducationMissing, RemsNotVerified, Urinary,
    ];

    public static string OfPressure(string band) => $"pressure-{band}";

    public static string OfSuicidality(string severity) => $"suicidality-{severity}";
}

/// <summary>What a finding does to the session.</summary>
internal static class HoldKinds
{
    public const string Info = "info";
    public const string Missing = "missing";
    public const string Review = "review";
    public const string Hold = "hold";
    public const string Cancel = "cancel";
}

/// <summary>How a hold is released.</summary>
internal static class Releases
{
    /// <summary>By a role that weighs it and says why.</summary>
    public const string Reason = "reason";

    /// <summary>By a role, on an assessment of the patient that it names.</summary>
    public const string Assessment = "assessment";

    /// <summary>Only by a new reading or another new fact.</summary>
    public const string NewFact = "new-fact";

    public static readonly IReadOnlyList<string> All = [Reason, Assessment, NewFact];
}

/// <summary>What an observation can hold.</summary>
internal static class Measured
{
    public const string BloodPressure = "blood-pressure";
    public const string HeartRate = "heart-rate";
    public const string Spo2 = "spo2";
    public const string RespiratoryRate = "respiratory-rate";
    public const string Temperature = "temperature";
    public const string Moaas = "moaas";
    public const string Cadss6 = "cadss-6";
    public const string Alertness = "alertness";

    public static readonly IReadOnlyList<string> All =
        [BloodPressure, HeartRate, Spo2, RespiratoryRate, Temperature, Moaas, Cadss6, Alertness];
}
