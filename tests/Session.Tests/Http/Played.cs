using Marten;
using Microsoft.Extensions.DependencyInjection;
using Stillwater.Harness.Hosting;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.Tests.Http;

/// <summary>Facts that other tests hold the ways to: they are put into a clinic's streams as the service would.</summary>
internal static class Played
{
    /// <summary>Appends facts to a stream with their whole stamp, and what they owe.</summary>
    public static async Task PlayAsync<TState, TEvent>(
        this ServiceHost host, Clinic clinic, Guid stream, double minute, params TEvent[] happened)
        where TState : class
        where TEvent : class
    {
        var services = host.Services;
        await using var session = services.GetRequiredService<IDocumentStore>().LightweightSession(clinic.Name);
        var origin = new WorkOrigin(Caller.Service(clinic.Name, "session", sandbox: true), "test", null, null);
        var work = new Work(
            session, services.GetRequiredService<StreamTypes>(), services.GetRequiredService<OwedBy>(), origin, Given.At(minute));
        var decided = await work.ApplyOrStartAsync(stream, new Happen<TState, TEvent>(happened));
        Assert.Null(decided.Refusal);
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What a stream has come to; the initial state when nothing is there.</summary>
    public static async Task<TState> ReadAsync<TState, TEvent>(this ServiceHost host, Clinic clinic, Guid stream)
        where TState : class
        where TEvent : class
    {
        var streams = host.Services.GetRequiredService<StreamTypes>();
        await using var session = host.Services.GetRequiredService<IDocumentStore>().QuerySession(clinic.Name);
        var stored = await session.Events.FetchStreamAsync(stream, token: TestContext.Current.CancellationToken);
        return streams.Of<TState, TEvent>().Fold(stored, streams.Catalogue).State;
    }

    /// <summary>A signed course of another drug or setting, and its first session, cleared for a dose at noon.</summary>
    public static async Task<Guid> ClearedSessionAsync(
        this ServiceHost host, Clinic clinic, DoseLimits limits, string protocol, int number = 1)
    {
        var id = Guid.CreateVersion7();
        var place = new SessionPlace(clinic.Patient, clinic.Plan, number);
        var plan = new CourseOpened(clinic.Plan, clinic.Patient, limits);
        await host.PlayAsync<Course, CourseEvent>(
            clinic, clinic.Plan, -240, plan, new SessionBooked(number, id, Given.Noon));
        await host.PlayAsync<DosingSession, DosingSessionEvent>(
            clinic, id, -10,
            new SessionScheduled(
                id, clinic.Patient, clinic.Plan, number, Given.Noon, limits.Setting, null, null, clinic.Nurse, limits, protocol,
                Given.Protocols.Of(protocol).Hash),
            new PatientCheckedIn(
                Given.At(-40), null, null, Given.At(-480), Given.At(-180), [],
                new ReportedChanges(false, false, false, false)),
            new ClearanceAssessed(
                [Given.Reading(124, 78)], Given.NoSuicidality, null, null, null, Given.Reading(124, 78), "normal", []),
            new SessionCleared(place, Given.At(-10), Given.At(20)));
        return id;
    }

    private sealed record Happen<TState, TEvent>(TEvent[] Happened) : ICommand<TState, TEvent>
        where TState : class
        where TEvent : class
    {
        public Decision<TEvent> Decide(TState state, DateTimeOffset now) => Happened;
    }
}
