using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.Sessions.Licences;
using Stillwater.Sessions.Licences.NotingStanding;

namespace Stillwater.Sessions.Reactions;

/// <summary>A person's licences decide what she may release, and whether her sessions are dosed.</summary>
internal static class OnCredential
{
    public static Task RegisterAsync(
        CredentialRegistered fact, ReceivedFact received, Work work, CancellationToken cancellationToken) =>
        NoteAsync(fact.Standing, work, cancellationToken);

    public static Task RenewAsync(
        CredentialRenewed fact, ReceivedFact received, Work work, CancellationToken cancellationToken) =>
        NoteAsync(fact.Standing, work, cancellationToken);

    public static async Task LapseAsync(
        CredentialLapsed fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        if (fact.PractitionerId is { } person)
        {
            (await work.ApplyOrStartAsync<LicenceStanding, LicenceStandingEvent>(
                LicenceStanding.StreamOf(person), new NoteLapse(fact.LicenceTypes, fact.Reason), cancellationToken)).OrPark();
        }
    }

    private static async Task NoteAsync(CredentialStanding standing, Work work, CancellationToken cancellationToken)
    {
        if (standing.PractitionerId is { } person)
        {
            var licences = standing.Licences.Select(l => new LicenceHeld(l.Type, l.HoldsUntil));
            (await work.ApplyOrStartAsync<LicenceStanding, LicenceStandingEvent>(
                LicenceStanding.StreamOf(person), new NoteStanding(person, standing.Specialty, [.. licences]),
                cancellationToken)).OrPark();
        }
    }
}
