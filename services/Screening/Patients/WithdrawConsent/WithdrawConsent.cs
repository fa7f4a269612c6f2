using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.Screenings.Patients;

/// <summary>A consent that holds can be withdrawn at any time; nothing else is asked.</summary>
public sealed record WithdrawConsent(Guid ConsentId, Sealed<string>? Reason, Guid? SaidTo)
    : ICommand<Patient, PatientEvent>
{
    public static readonly Refusal NotLive = new(
        "screening.consent-not-live", RefusalKind.State,
        "This consent no longer holds: it was withdrawn, or a newer one of its purpose replaces it.");

    public Decision<PatientEvent> Decide(Patient state, DateTimeOffset now)
    {
        if (state.Consents.FirstOrDefault(c => c.ConsentId == ConsentId) is { } consent)
        {
            return new ConsentWithdrawn(
                ConsentId, consent.Kind, consent.Route, consent.Recipient, Reason, SaidTo, now);
        }

        return state.EndedConsents.Any(e => e.Consent.ConsentId == ConsentId) ? NotLive : PlatformCodes.NotFound;
    }
}
