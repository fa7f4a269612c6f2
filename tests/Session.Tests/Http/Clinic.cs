using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Stillwater.Contracts;
using Stillwater.Contracts.Integration.V1;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Harness;
using Stillwater.Harness.Hosting;
using Stillwater.Platform.Relay;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Sessions.Tests.Http;

/// <summary>The Session service as it ships, shared by the tests that speak HTTP to it.</summary>
public sealed class SessionServer : IAsyncLifetime
{
    internal ServiceHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await ServiceHost.StartAsync("session", typeof(Program));

    public ValueTask DisposeAsync() => Host?.DisposeAsync() ?? default;
}

/// <summary>A sandbox clinic of one test: its own tenant, its own clock, one patient with a signed plan.</summary>
internal sealed class Clinic(ServiceHost host)
{
    public string Name { get; } = $"clinic-{Guid.NewGuid():N}";

    public Guid Plan { get; } = Guid.CreateVersion7();

    public Guid Patient { get; } = Guid.CreateVersion7();

    public Guid Nurse => StableId.From("practitioner", Name, "clinician-1");

    public static async Task<Clinic> WithSignedPlanAsync(ServiceHost host)
    {
        var clinic = new Clinic(host);
        await host.SetClockAsync(clinic.Name, Given.At(-240));
        await clinic.SignPlanAsync(1, 33m);
        await clinic.TellAsync("integration", clinic.Plan, new IntegrationCompleted(
            clinic.Patient, clinic.Plan, 1, "preparation", null, Given.At(-2880)), 1);
        foreach (var (n, topic) in Given.Topics.Index())
            await clinic.TellAsync("screening", clinic.Plan, new EducationAcknowledged(
                clinic.Patient, topic, "2026-01", Given.At(-2880)), n + 1);
        await Eventually.TrueAsync(async () => await clinic.CountAsync("session.preparation-noted.v1") == 1
            && await clinic.CountAsync("session.education-noted.v1") == Given.Topics.Count);
        (await clinic.ReceiveAsync("KET-2601", "ketamine", 500m, 20)).Expect(201);
        return clinic;
    }

    /// <summary>A clinic whose plan the test plays itself.</summary>
    public static async Task<Clinic> WithStockAsync(ServiceHost host, string lot, string drug, decimal unitMg)
    {
        var clinic = new Clinic(host);
        await host.SetClockAsync(clinic.Name, Given.At(-240));
        (await clinic.ReceiveAsync(lot, drug, unitMg, 20)).Expect(201);
        return clinic;
    }

    public Guid Person(string handle) => StableId.From("practitioner", Name, handle);

    /// <summary>Books a delivery into the clinic's account, so that there is something to give.</summary>
    public Task<Reply> ReceiveAsync(string lot, string drug, decimal unitMg, int units) => PostAsync(
        "/v1/inventory/receipts", new
        {
            lot, drug, ndc = "42023-115-10", expiresOn = "2027-06-30", unitMg, units, receivedAt = Given.At(-240),
            supplier = "Harrow Wholesale",
        });

    /// <summary>Publishes the fact as Treatment-Plan would, and again: a second delivery is no second fact.</summary>
    public async Task SignPlanAsync(int version, decimal doseMg, DateTimeOffset? at = null)
    {
        await TellAsync("treatment-plan", Plan, Signed(Patient, Plan, version, doseMg, at), version);
    }

    private static PlanSigned Signed(Guid patient, Guid plan, int version, decimal doseMg, DateTimeOffset? at = null) => new(
        patient, plan, version, "ketamine", "iv", "clinic", "off-label", 0.5m, doseMg, 49.5m, 66m, 40, 6, 21, 4,
        Guid.NewGuid(), "2026.1", at ?? Given.At(-240));

    /// <summary>Publishes a fact as its service would, twice: a second delivery is no second fact.</summary>
    public async Task TellAsync<TContract>(string publisher, Guid stream, TContract fact, long version)
        where TContract : class, IContract
    {
        var relay = host.Services.GetRequiredService<IFactPublisher>();
        var envelope = new FactEnvelope(
            Guid.CreateVersion7(), publisher, Name, stream, version, version - 1, null, null, null, Given.At(-240));
        await relay.PublishAsync(fact, envelope, TestContext.Current.CancellationToken);
        await relay.PublishAsync(fact, envelope, TestContext.Current.CancellationToken);
    }

    /// <summary>Further plans of this clinic, each of a patient of its own.</summary>
    public IReadOnlyList<Guid> Plans { get; private set; } = [];

    public async Task SignPlansAsync(int count)
    {
        Guid[] plans = [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];
        foreach (var plan in plans)
            await TellAsync("treatment-plan", plan, Signed(Guid.CreateVersion7(), plan, 1, 33m), 1);
        Plans = plans;
    }

    /// <summary>Books a session of a plan in a chair, as soon as the plan has arrived.</summary>
    public async Task<Reply> BookAsync(Guid plan, double minute, string chair)
    {
        for (; ; )
        {
            var reply = await PostAsync(
                "/v1/sessions", new { planId = plan, startsAt = Given.At(minute), setting = "clinic", chairId = chair },
                role: Roles.FrontDesk);
            if (reply.Status != 404)
                return reply;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>How often an event was stored in this clinic.</summary>
    public async Task<long> CountAsync(string type)
    {
        await using var command = host.Services.GetRequiredService<NpgsqlDataSource>()
            .CreateCommand("select count(*) from mt_events where tenant_id = $1 and type = $2");
        command.Parameters.AddWithValue(Name);
        command.Parameters.AddWithValue(type);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public Task AtAsync(double minute) => host.SetClockAsync(Name, Given.At(minute));

    public Task<Reply> PostAsync(
        string path, object body, string? etag = null, string role = Roles.Clinician, string? key = null) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body), etag, role, key);

    public Task<Reply> GetAsync(string path, int waitSeconds = 0) =>
        SendAsync(HttpMethod.Get, path, null, null, Roles.Clinician, null, waitSeconds);

    public async Task<Reply> SendAsync(
        HttpMethod method, string path, HttpContent? content, string? etag, string role, string? key,
        int waitSeconds = 0)
    {
        using var client = host.ClientOf(Name, role, role == Roles.Client ? null : $"{role}-1", sandbox: true);
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (method != HttpMethod.Get)
            request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        request.Headers.Add("Prefer", $"wait={waitSeconds}");
        if (etag is not null)
            request.Headers.IfMatch.Add(new EntityTagHeaderValue(etag));
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Reply.ReadAsync(answer);
    }

    /// <summary>Posts as a guest bound to one resource.</summary>
    public async Task<Reply> GuestPostAsync(string path, object body, Guid resource, Guid subject)
    {
        using var client = host.ClientWith(host.Issuer.GuestToken(Name, Patient, resource, subject));
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Reply.ReadAsync(answer);
    }

    /// <summary>Asks as Partners does when somebody redeems an invitation.</summary>
    public async Task<Reply> RedeemAsync(string code)
    {
        var parts = code.Split('.');
        using var client = host.ClientWith(host.Issuer.Mint("partners", null, Roles.Platform));
        using var answer = await client.PutAsync(
            new Uri($"/internal/invitations/{parts[1]}/redemption", UriKind.Relative),
            JsonContent.Create(new { clinic = Name, secret = parts[2] }), TestContext.Current.CancellationToken);
        return await Reply.ReadAsync(answer);
    }

    /// <summary>Reads as the patient's own app, or as a guest bound to one resource.</summary>
    public async Task<Reply> GuestGetAsync(string path, Guid patient, Guid? resource = null)
    {
        using var client = host.ClientWith(host.Issuer.GuestToken(Name, patient, resource));
        client.DefaultRequestHeaders.Add("Prefer", "wait=5");
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return await Reply.ReadAsync(answer);
    }

    /// <summary>Schedules the next session, as soon as the signed plan has arrived.</summary>
    public async Task<Reply> ScheduleAsync(double minute = 0)
    {
        for (; ; )
        {
            var reply =
                await PostAsync("/v1/sessions", new { planId = Plan, startsAt = Given.At(minute), setting = "clinic" },
                    role: Roles.FrontDesk);
            if (reply.Status != 404)
                return reply;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}

/// <summary>What came back.</summary>
internal sealed record Reply(int Status, string? ETag, JsonNode Body)
{
    public string? Code => Body["code"]?.GetValue<string>();

    public static async Task<Reply> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return new Reply((int)answer.StatusCode, answer.Headers.ETag?.Tag, text.Length == 0 ? new JsonObject()
            : JsonNode.Parse(text)!);
    }

    public Reply Expect(int status) =>
        Status == status ? this
            : throw new InvalidOperationException($"{Status} instead of {status}: {Body.ToJsonString()}");

    public string Text(string member) => Body[member]!.GetValue<string>();
}
