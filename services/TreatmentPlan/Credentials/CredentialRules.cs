using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Credentials;

/// <summary>What must hold of any credential, when it is registered and when it is renewed.</summary>
internal static class CredentialRules
{
    public static readonly Refusal WrongLicence = new(
        "plan.licence-of-other-holder", RefusalKind.Rule,
        "A rems-setting licence belongs to a site, every other to a person.");

    public static readonly Refusal OwnSupervisor = new(
        "plan.supervisor-self", RefusalKind.Rule, "Nobody supervises themselves.")
    {
        Field = new FieldFault("/supervisorId", "another practitioner of this clinic, or nobody"),
    };

    public static readonly Refusal SupervisorUnknown = new(
        "plan.supervisor-unknown", RefusalKind.Rule, "The supervisor has no credential in this clinic.")
    {
        Field = new FieldFault("/supervisorId", "a practitioner whose credential is registered"),
    };

    public static readonly Refusal SiteUnknown = new(
        "plan.site-unknown", RefusalKind.Rule, "A site is not one of this clinic.")
    {
        Field = new FieldFault("/siteIds", "ids of registered sites"),
    };

    public static Refusal? Check(
        CredentialKind kind, Guid? holder, IReadOnlyList<Licence> licences, CredentialPlace place)
    {
        if (licences.Any(l => l.Type == LicenceTypes.RemsSetting != (kind == CredentialKind.Site)))
            return WrongLicence;
        return place.SupervisorId is { } supervisor && supervisor == holder ? OwnSupervisor : null;
    }
}

/// <summary>Types of licences that decisions ask for by name.</summary>
public static class LicenceTypes
{
    public const string RemsSetting = "rems-setting";
    public const string StateLicence = "state-licence";
    public const string Dea = "dea";
}
