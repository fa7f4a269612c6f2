using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Stillwater.Contracts;
using Stillwater.Gateway.Tests.Hosting;

namespace Stillwater.Gateway.Tests;

/// <summary>A clinic's own staff: taken on once under a handle, named in the closed, and let go for good.</summary>
public sealed class PractitionerTests(GatewayFixture gateway)
{
    private static readonly (string, string) Director = ("practitioner", "medical-director-1");

    [Fact]
    public async Task A_person_is_taken_on_acts_and_is_let_go()
    {
        var handle = $"nurse-{Guid.NewGuid():N}"[..20];
        using var director = await gateway.ClientOfAsync("northside", Director);
        var created = await PostAsync(director, "/v1/practitioners", Person(handle), "take-on");
        Assert.Equal(HttpStatusCode.Created, created.Status);
        var id = StableId.From("practitioner", "northside", handle);
        Assert.Equal(id, created.Body.GetProperty("id").GetGuid());
        var again = await PostAsync(director, "/v1/practitioners", Person(handle), "take-on");
        Assert.Equal((HttpStatusCode.Created, created.Body.GetRawText()), (again.Status, again.Body.GetRawText()));

        var listed = await director.GetFromJsonAsync<JsonElement>(
            "/v1/practitioners", TestContext.Current.CancellationToken);
        var row = listed.GetProperty("items").EnumerateArray().Single(p => p.GetProperty("handle").GetString() == handle);
        Assert.Equal(("Canary Person", true), (row.GetProperty("name").GetString(), row.GetProperty("active").GetBoolean()));
        Assert.DoesNotContain("Canary", await StoredAsync(id), StringComparison.Ordinal);
        await gateway.TokenAsync("northside", ("practitioner", handle));

        var path = $"/v1/practitioners/{id}/deactivation";
        var gone = await PostAsync(director, path, new { reason = "Moved to another clinic." }, "let-go");
        Assert.Equal(HttpStatusCode.OK, gone.Status);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(
            director, path, new { reason = "Moved to another clinic." }, "let-go")).Status);
        Assert.Equal("partners.practitioner-inactive", (await PostAsync(
            director, path, new { reason = "Moved to another clinic." }, "once-more")).Code);
        using var refused = await gateway.RequestTokenAsync("northside", ("practitioner", handle));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("partners.handle-taken", (await PostAsync(
            director, "/v1/practitioners", Person(handle), "take-on-again")).Code);
    }

    [Theory]
    [InlineData("""{"handle":"Nurse","name":"A","role":"clinician"}""", "request.invalid")]
    [InlineData("""{"handle":"nurse-9","name":"","role":"clinician"}""", "request.invalid")]
    [InlineData("""{"handle":"nurse-9","name":"A","role":"ops"}""", "request.invalid")]
    [InlineData("""{"handle":"nurse-9","name":"A","role":"clinician","colour":1}""", "request.malformed")]
    [InlineData("""{}""", "request.malformed")]
    [InlineData("""{"handle":"prescriber-1","name":"A","role":"clinician"}""", "partners.handle-taken")]
    public async Task A_person_that_cannot_be_is_refused(string body, string code)
    {
        using var director = await gateway.ClientOfAsync("northside", Director);
        Assert.Equal(code, (await PostAsync(
            director, "/v1/practitioners", JsonDocument.Parse(body).RootElement, $"{Guid.NewGuid()}")).Code);
    }

    [Fact]
    public async Task Only_a_medical_director_changes_the_staff_and_never_herself_or_anothers()
    {
        var person = StableId.From("practitioner", "harborview", "clinician-1");
        var reason = new { reason = "Moved to another clinic." };
        using var director = await gateway.ClientOfAsync("northside", Director);
        using var clinician = await gateway.ClientOfAsync("northside", ("practitioner", "clinician-1"));
        using var ops = await gateway.ClientOfAsync("ops");
        Assert.Equal("request.forbidden", (await PostAsync(clinician, "/v1/practitioners", Person("x-1"), "a")).Code);
        Assert.Equal("partners.clinic-needed", (await PostAsync(ops, "/v1/practitioners", Person("x-1"), "a")).Code);
        Assert.Equal("request.not-found", (await PostAsync(
            director, $"/v1/practitioners/{person}/deactivation", reason, "b")).Code);
        Assert.Equal("partners.own-deactivation", (await PostAsync(
            director, $"/v1/practitioners/{StableId.From("practitioner", "northside", "medical-director-1")}/deactivation",
            reason, "c")).Code);
        Assert.Equal("request.idempotency-key-missing", (await PostAsync(
            director, "/v1/practitioners", Person("x-1"), null)).Code);
        await PostAsync(director, "/v1/practitioners", Person("x-2"), "same-key");
        Assert.Equal("request.idempotency-key-reused", (await PostAsync(
            director, "/v1/practitioners", Person("x-3"), "same-key")).Code);
    }

    [Fact]
    public async Task Ten_at_once_with_one_key_take_one_person_on()
    {
        using var director = await gateway.ClientOfAsync("northside", Director);
        var handle = $"nurse-{Guid.NewGuid():N}"[..20];
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(
            _ => PostAsync(director, "/v1/practitioners", Person(handle), handle)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.Status));
    }

    private static object Person(string handle) =>
        new { handle, name = "Canary Person", role = "clinician", specialty = "nursing" };

    private static async Task<(HttpStatusCode Status, JsonElement Body, string? Code)> PostAsync(
        HttpClient door, string path, object body, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await door.SendAsync(request);
        var read = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (answer.StatusCode, read, read.TryGetProperty("code", out var code) ? code.GetString() : null);
    }

    private async Task<string> StoredAsync(Guid person)
    {
        await using var connection = new NpgsqlConnection(gateway.PartnersSettings["ConnectionStrings:Owner"]);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select row_to_json(p)::text || (select string_agg(row_to_json(c)::text, '') from practitioner_change c) "
            + "from practitioner p where id = $1", connection);
        command.Parameters.AddWithValue(person);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
