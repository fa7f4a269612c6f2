namespace Stillwater.TreatmentPlans.Sites;

/// <summary>Where treatment can be given at a site.</summary>
public static class SiteSettings
{
    public const string Clinic = "clinic";
    public const string CertifiedHcs = "certified-hcs";
    public const string Remote = "remote";
}

/// <summary>Kinds of safety records; what each must show stands in the rule file.</summary>
public static class SafetyKinds
{
    public const string EquipmentCheck = "equipment-check";
    public const string EmergencyDrill = "emergency-drill";
    public const string ProtocolApproval = "protocol-approval";
    public const string Training = "training";
    public const string RemsAttestation = "rems-attestation";

    public static readonly IReadOnlyList<string> All =
        [EquipmentCheck, EmergencyDrill, ProtocolApproval, Training, RemsAttestation];
}
