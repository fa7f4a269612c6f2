extern alias integration;

using System.Text;
using RabbitMQ.Client;
using Stillwater.Contracts.Session.V1;
using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Harness;
using Stillwater.Harness.Hosting;
using Stillwater.Harness.Servers;
using Stillwater.Platform.Inbox;

namespace Stillwater.Faults.Tests;

/// <summary>A fact is handled once and in its stream's order, whatever the broker does.</summary>
public sealed class InboxTests
{
    private const string Clinic = "northside";
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_fact_that_comes_five_times_is_handled_once()
    {
        await using var host = await StartAsync();
        await using var sender = await FactSender.ConnectAsync(host.Lease);
        var fact = new PublishedStream("treatment-plan", Clinic).Next(Signed());

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => sender.SendAsync(fact)));

        await HandledAsync(host.Lease, 1);
        await QueueIsEmptyAsync(host.Lease);
        Assert.Equal(1, await EventsAsync(host.Lease, "integration.journey-opened.v1"));
    }

    [Fact]
    public async Task Facts_of_a_stream_that_come_backwards_are_handled_in_order()
    {
        await using var host = await StartAsync();
        await using var sender = await FactSender.ConnectAsync(host.Lease);
        var (patient, plan, session) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var stream = new PublishedStream("session", Clinic);
        PublishedFact[] facts =
        [
            stream.Next(new SessionScheduled(patient, plan, session, 1, Monday, Monday)),
            stream.Next(new SessionCleared(patient, plan, session, 1, Monday), privateEventsBefore: 3),
            stream.Next(new SessionStarted(patient, plan, session, 1, "ketamine", "iv", Monday)),
            stream.Next(new PatientDischarged(patient, plan, session, 1, Monday.AddHours(2)), privateEventsBefore: 12),
        ];

        foreach (var fact in facts.Reverse())
            await sender.SendAsync(fact);

        await HandledAsync(host.Lease, facts[^1].Envelope.Version);
        Assert.Equal(0, await host.Lease["integration"].ScalarAsync<long>("select count(*) from parked"));
        Assert.StartsWith(
            "integration.journey-opened.v1,integration.dosing-announced.v1,integration.integration-window-opened.v1",
            await host.Lease["integration"].ScalarAsync<string>(
                "select string_agg(type, ',' order by version) from mt_events"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_nobody_can_read_is_set_aside_closed_and_the_queue_goes_on()
    {
        await using var host = await StartAsync();
        await using var sender = await FactSender.ConnectAsync(host.Lease);
        await PublishRawAsync(host.Lease, "integration", "{\"secretName\": \"Ada Canary\", this is not json");

        await sender.SendAsync(new PublishedStream("treatment-plan", Clinic).Next(Signed()));

        await HandledAsync(host.Lease, 1);
        await Eventually.TrueAsync(async () =>
            await host.Lease["integration"].ScalarAsync<long>("select count(*) from set_aside") == 1);
        Assert.DoesNotContain(
            "Canary", await host.Lease["integration"].ScalarAsync<string>("select body from set_aside"),
            StringComparison.Ordinal);
        await QueueIsEmptyAsync(host.Lease);
    }

    [Fact]
    public async Task A_poisoned_fact_parks_its_own_stream_and_goes_on_when_the_cause_is_mended()
    {
        await using var host = await StartAsync();
        await using var sender = await FactSender.ConnectAsync(host.Lease);
        await host.Lease["integration"].ExecuteAsync(
            """
            create function poison() returns trigger language plpgsql as $$ begin
              if new.headers ->> 'patient' = '00000000-0000-0000-0000-00000000dead' then raise 'poisoned'; end if;
              return new; end $$;
            create trigger poison before insert on mt_events for each row execute function poison();
            """);
        var poisoned = new PublishedStream("treatment-plan", Clinic);
        var dead = new Guid("00000000-0000-0000-0000-00000000dead");

        await sender.SendAsync(poisoned.Next(Signed() with { PatientId = dead }));
        await sender.SendAsync(poisoned.Next(
            new MaintenanceStarted(dead, Guid.CreateVersion7(), 4, Guid.CreateVersion7(), Monday)));
        await sender.SendAsync(new PublishedStream("treatment-plan", Clinic).Next(Signed()));

        await Eventually.TrueAsync(async () => await host.Lease["integration"]
            .ScalarAsync<string>("select coalesce(string_agg(code, ',' order by version), '') from parked")
            == $"{FactInbox.Failed},{FactInbox.Early}");
        await HandledAsync(host.Lease, 1);
        await QueueIsEmptyAsync(host.Lease);

        await host.Lease["integration"].ExecuteAsync("drop trigger poison on mt_events");
        await Eventually.TrueAsync(async () =>
            await host.Lease["integration"].ScalarAsync<long>("select count(*) from parked") == 0);
        await HandledAsync(host.Lease, 2);
    }

    [Fact]
    public async Task Sixty_seconds_without_the_database_lose_nothing_and_set_nothing_aside()
    {
        await using var lease = await ServiceHost.LeaseAsync("integration", typeof(integration::Program));
        var server = new Npgsql.NpgsqlConnectionStringBuilder(lease["integration"].App);
        await using var gate = TcpGate.Before(server.Host!, server.Port);
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:Events"] = gate.Through(lease["integration"].App),
            ["ConnectionStrings:Daemon"] = gate.Through(lease["integration"].Daemon),
        };
        await using var host = await ServiceHost.StartAsync("integration", typeof(integration::Program), lease, settings);
        await using var sender = await FactSender.ConnectAsync(lease);
        var stream = new PublishedStream("treatment-plan", Clinic);
        await sender.SendAsync(stream.Next(Signed()));
        await HandledAsync(lease, 1);

        gate.Shut();
        for (var i = 0; i < 60; i++)
        {
            await sender.SendAsync(stream.Next(Signed()));
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        }

        gate.Open();
        await HandledAsync(lease, 61);
        Assert.Equal(0, await lease["integration"].ScalarAsync<long>("select count(*) from parked"));
        Assert.Equal(0, await lease["integration"].ScalarAsync<long>("select count(*) from set_aside"));
        Assert.Equal(61, await EventsAsync(lease, "integration.journey-opened.v1"));
    }

    private static Task<ServiceHost> StartAsync() => ServiceHost.StartAsync("integration", typeof(integration::Program));

    private static PlanSigned Signed() => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), 1, "ketamine", "iv", "clinic", "off-label", 0.5m, 33m, 66m, 66m,
        40, 6, 21, 4, Guid.CreateVersion7(), "2026.1", Monday);

    private static async Task HandledAsync(ServerLease lease, long version) => await Eventually.TrueAsync(async () =>
        await lease["integration"].ScalarAsync<long>("select coalesce(max(last), 0) from received") >= version);

    private static Task<long> EventsAsync(ServerLease lease, string type) =>
        lease["integration"].ScalarAsync<long>($"select count(*) from mt_events where type = '{type}'");

    private static async Task PublishRawAsync(ServerLease lease, string queue, string body)
    {
        await using var connection = await new ConnectionFactory { Uri = lease.Broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.BasicPublishAsync("", queue, Encoding.UTF8.GetBytes(body));
    }

    private static async Task QueueIsEmptyAsync(ServerLease lease)
    {
        await using var connection = await new ConnectionFactory { Uri = lease.Broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await Eventually.TrueAsync(async () => await channel.MessageCountAsync("integration") == 0);
    }
}
