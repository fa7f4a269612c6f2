using System.Collections.Concurrent;
using System.Diagnostics;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Stillwater.Contracts.Session.V1;
using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Harness;
using Stillwater.Platform.Inbox;
using Stillwater.Platform.Relay;

namespace Stillwater.Platform.Tests.Relay;

public sealed class BrokerTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<Received> _received = new();
    private RelayDatabase _database = null!;
    private Cable _cable = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await RelayDatabase.CreateAsync();
        _cable = Cable.To(_database.Broker);
    }

    public async ValueTask DisposeAsync()
    {
        await _cable.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_fact_arrives_under_the_id_of_its_event_and_in_the_trace_of_its_request()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is BusFactPublisher.SourceName or "MassTransit",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        await using var replica = await Replica.StartAsync(_database, Bus);
        using var request = new Activity("request").Start();
        var stream = Guid.NewGuid();

        await replica.AppendAsync("north", stream, new ReadingTaken(118), new NoteFiled(1), new ReadingTaken(121));
        await Eventually.TrueAsync(() => _received.Count == 2, "both facts arrive");

        var first = _received.Single(fact => fact.Contract.Mmhg == 118);
        var second = _received.Single(fact => fact.Contract.Mmhg == 121);
        Assert.Equal(await _database.AskAsync<Guid>("select id from mt_events where version = 3"), second.MessageId);
        Assert.Equal(("north", stream.ToString(), 1L, 0L), (first.Tenant, first.Stream, first.Version, first.Previous));
        Assert.Equal(
            ("north", stream.ToString(), 3L, 1L), (second.Tenant, second.Stream, second.Version, second.Previous));
        Assert.Equal(
            ("readings", "the request", "the visit"), (second.Publisher, second.Causation, second.Correlation));
        Assert.Equal(request.TraceId, ActivityContext.Parse(second.TraceParent!, null).TraceId);
        Assert.Equal(request.TraceId, second.Trace);
    }

    [Fact]
    public async Task Declaring_queues_and_bindings_comes_to_an_end_however_often_it_is_done()
    {
        var reactions = new Reactions();
        reactions.Add<PlanSigned>((_, _, _, _) => Task.CompletedTask);
        reactions.Add<SessionScheduled>((_, _, _, _) => Task.CompletedTask);

        for (var time = 0; time < 20; time++)
        {
            await FactBus.DeployAsync("readings", _database.Broker, reactions, TestContext.Current.CancellationToken)
                .WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task While_the_broker_is_away_facts_wait_and_when_it_is_back_none_is_missing()
    {
        await using var replica = await Replica.StartAsync(_database, Bus);
        var streams = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToArray();
        await replica.AppendAsync("north", streams[0], new ReadingTaken(0));
        await Eventually.TrueAsync(() => !_received.IsEmpty, "the relay works");

        _cable.Pull();
        for (var round = 0; round < 10; round++)
        {
            foreach (var stream in streams)
                await replica.AppendAsync("north", stream, new ReadingTaken(round));
        }

        await Eventually.TrueAsync(() => replica.Metrics.LagSeconds > 3, "the facts have waited for three seconds");
        _cable.Plug();
        await Eventually.TrueAsync(
            () => _received.DistinctBy(fact => fact.MessageId).Count() == 51, "all 51 facts arrive");
        await Eventually.TrueAsync(() => replica.Lag == 0, "the relay has caught up");
    }

    private void Bus(IServiceCollection services) => services.AddMassTransit(bus =>
    {
        bus.DisableUsageTelemetry();
        bus.UsingRabbitMq((_, rabbit) =>
        {
            rabbit.Host(new UriBuilder(_database.Broker) { Host = "127.0.0.1", Port = _cable.Port }.Uri);
            rabbit.ReceiveEndpoint("readings-of-others", queue =>
            {
                queue.SetQuorumQueue();
                queue.Handler<ReadingReported>(context =>
                {
                    _received.Enqueue(Received.From(context));
                    return Task.CompletedTask;
                });
            });
        });
    });

    private sealed record Received(
        Guid MessageId, ReadingReported Contract, string? Tenant, string? Stream, long? Version, long? Previous,
        string? Publisher, string? Causation, string? Correlation, string? TraceParent, ActivityTraceId? Trace)
    {
        public static Received From(ConsumeContext<ReadingReported> context)
        {
            string? Header(string name) => context.Headers.Get<string>(name);
            return new Received(
                context.MessageId!.Value, context.Message, Header(FactHeaders.Tenant), Header(FactHeaders.Stream),
                context.Headers.Get<long>(FactHeaders.Version), context.Headers.Get<long>(FactHeaders.Previous),
                Header(FactHeaders.Publisher),
                Header(FactHeaders.Causation), Header(FactHeaders.Correlation), Header(FactHeaders.TraceParent),
                Activity.Current?.TraceId);
        }
    }
}
