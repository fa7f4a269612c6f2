using System.Globalization;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Credentials;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.Regimens;

namespace Stillwater.TreatmentPlans.Plans;

/// <summary>The prescriber who signs, with the credential as it is at that moment.</summary>
public sealed record Signer(Guid PractitionerId, Credential? Credential)
{
    private const string Psychiatry = "psychiatry";

    public static readonly Refusal PersonNeeded = new(
        "plan.person-needed", RefusalKind.Role, "A signature needs a token that names the prescriber.");

    private static readonly Refusal Revoked = new(
        "plan.credential-lapsed", RefusalKind.Rule, "The credential of the signing prescriber has been taken back.")
    {
        Unmet = ["credential"],
    };

    public Guid CredentialId => Credentials.Credential.StreamOf(PractitionerId);

    /// <summary>Reads the signer of this work; null when the token names no person.</summary>
    public static async Task<Signer?> ReadAsync(Work work, CancellationToken cancellationToken) =>
        Guid.TryParse(work.Caller.Actor, out var practitioner)
            ? await ReadAsync(work, practitioner, cancellationToken)
            : null;

    /// <summary>Reads whoever signed, or is about to.</summary>
    public static async Task<Signer> ReadAsync(Work work, Guid practitioner, CancellationToken cancellationToken)
    {
        var credential = await work.ReadAsync<Credential, CredentialEvent>(
            Credentials.Credential.StreamOf(practitioner), cancellationToken);
        return new Signer(practitioner, credential?.State);
    }

    /// <summary>Why this person may not sign at this moment, null when nothing is in the way.</summary>
    internal Refusal? Refused(DosingRules rules, DateTimeOffset now) =>
        Lapsed(rules, now) ?? (Missing(rules).ToList() is { Count: > 0 } missing
            ? PlanRefusals.NotSignable(missing)
            : null);

    /// <summary>Whether a rule that spoke at screening asks for a psychiatrist, and this is none.</summary>
    internal bool LacksPsychiatry(RegimenSubject subject, string route, DosingRules rules) =>
        Credential?.Specialty != Psychiatry && rules.Interactions.Any(
            i => i.Effect == InteractionEffect.Psychiatry && i.Routes.Contains(route)
                && subject.FoundRules.Contains(i.RuleId));

    /// <summary>What was never shown: the credential itself, or a licence that a signature needs.</summary>
    internal IEnumerable<string> Missing(DosingRules rules)
    {
        if (Credential is not { Kind: CredentialKind.Practitioner } held)
            return ["credential"];
        var types = rules.PrescriberLicences.Select(r => r.Type);
        return types.Where(type => !held.Licences.Any(l => l.Type == type)).Select(type => $"credential-{type}");
    }

    /// <summary>
    /// A needed licence that was shown but holds no more; one that holds, of several of a type, is enough.
    /// </summary>
    internal Refusal? Lapsed(DosingRules rules, DateTimeOffset now)
    {
        if (Credential?.RevokedAt is not null)
            return Revoked;
        foreach (var type in rules.PrescriberLicences.Select(r => r.Type))
        {
            var held = Credential?.Licences.Where(l => l.Type == type).ToList() ?? [];
            if (held.Count == 0 || Credential!.Holds(type, now))
                continue;
            var ended = held.Max(l => l.ExpiresOn)!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return new Refusal(
                "plan.credential-lapsed", RefusalKind.Rule, $"The {type} of the signing prescriber ended on {ended}.")
            {
                Unmet = [$"credential-{type}"],
            };
        }

        return null;
    }
}
