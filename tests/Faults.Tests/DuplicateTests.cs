extern alias screening;

using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Stillwater.Harness;
using Stillwater.Harness.Hosting;
using Stillwater.Harness.Servers;

namespace Stillwater.Faults.Tests;

/// <summary>Whoever loses a race has taken no place in the sequence: a gap there would hold up every subscription.</summary>
public sealed class DuplicateTests : IAsyncLifetime
{
    private const int Racers = 50;
    private ServiceHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ServiceHost.StartAsync("screening", typeof(screening::Program));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Fifty_parallel_duplicates_make_one_fact_and_leave_no_gap()
    {
        var (key, body) = ($"{Guid.NewGuid()}", Somebody.New());

        var answers = await RaceAsync(_ => (key, body));

        Assert.All(answers, answer => Assert.Contains(answer.Code, (string?[])[null, "request.idempotency-key-in-flight"]));
        var created = answers.Where(answer => answer.Status == HttpStatusCode.Created).ToList();
        Assert.Single(created, answer => !answer.WasReplayed);
        Assert.Single(created.Select(answer => answer.Text).Distinct());
        await OneFactWithoutGapAsync();
    }

    [Fact]
    public async Task Fifty_parallel_claims_of_one_name_make_one_fact_and_leave_no_gap()
    {
        var name = $"{Guid.NewGuid()}";

        var answers = await RaceAsync(_ => ($"{Guid.NewGuid()}", Somebody.New(name)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.All(
            answers.Where(answer => answer.Status != HttpStatusCode.Created),
            answer => Assert.Equal("screening.patient-exists", answer.Code));
        await OneFactWithoutGapAsync();
    }

    private async Task OneFactWithoutGapAsync()
    {
        var database = _host.Lease["screening"];
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from mt_events"));
        Assert.Equal(1, await database.ScalarAsync<long>("select last_value from mt_events_sequence"));
    }

    private async Task<IReadOnlyList<Raced>> RaceAsync(Func<int, (string Key, object Body)> request)
    {
        using var client = _host.ClientOf("northside", "front-desk", "front-desk-1");
        return await Task.WhenAll(Enumerable.Range(0, Racers).Select(async racer =>
        {
            var (key, body) = request(racer);
            using var message = new HttpRequestMessage(HttpMethod.Post, "/v1/patients") { Content = JsonContent.Create(body) };
            message.Headers.Add("Idempotency-Key", key);
            using var answer = await client.SendAsync(message);
            var text = await answer.Content.ReadAsStringAsync();
            return new Raced(answer.StatusCode, text, answer.Headers.Contains("Idempotent-Replayed"));
        }));
    }

    private sealed record Raced(HttpStatusCode Status, string Text, bool WasReplayed)
    {
        public string? Code => (string?)JsonNode.Parse(Text)!["code"];
    }
}
