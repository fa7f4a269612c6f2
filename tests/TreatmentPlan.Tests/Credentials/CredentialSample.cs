using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Credentials;
using Stillwater.TreatmentPlans.Tests.Plans;

namespace Stillwater.TreatmentPlans.Tests.Credentials;

using Command = ICommand<Credential, CredentialEvent>;
using Lapse = Stillwater.TreatmentPlans.Credentials.LapseLicence.LapseLicence;
using Register = Stillwater.TreatmentPlans.Credentials.RegisterCredential.RegisterCredential;
using Renew = Stillwater.TreatmentPlans.Credentials.RenewCredential.RenewCredential;
using Revoke = Stillwater.TreatmentPlans.Credentials.RevokeCredential.RevokeCredential;

/// <summary>A credential's history, and what any command does to it.</summary>
internal sealed record CredentialSample(Credential State, IReadOnlyList<CredentialEvent> History)
{
    public static readonly DateTimeOffset Now = Course.Start;
    public static readonly Licence Dea = Course.LicenceUntil("dea", new(2027, 1, 1));
    public static readonly Licence Rems = Course.LicenceUntil("rems-setting", new(2027, 1, 1));
    public static readonly CredentialPlace NewYork = new([StableId.From("site", "main")], null, "America/New_York");
    public static readonly Sealed<string> Reason =
        new("s1.clinical-text.1.revocation-reason.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

    public static CredentialSample Empty { get; } = new(Credential.Initial, []);

    public static Register Person(params Licence[] licences) => new(
        CredentialKind.Practitioner, Course.Prescriber, null, "psychiatry", licences, CredentialPlace.Anywhere, "director");

    public static Renew Renewal(params Licence[] licences) => new(licences, NewYork, "director");

    public static Revoke Revocation { get; } = new(Reason, "director");

    public static Lapse End(string type, DateOnly day) => new(
        new LicenceKey(type, null, day), new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero), TimeSpan.Zero);

    public CredentialSample Then(Command command, DateTimeOffset? now = null)
    {
        var happened = command.Decide(State, now ?? Now).Events;
        return new CredentialSample(happened.Aggregate(State, Credential.Evolve), [.. History, .. happened]);
    }

    public string? RefusalOf(Command command, DateTimeOffset? now = null)
    {
        var decision = command.Decide(State, now ?? Now);
        Assert.Empty(decision.Events);
        return decision.Refusal?.Code;
    }
}
