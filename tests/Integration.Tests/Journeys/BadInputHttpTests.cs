using System.Net;
using System.Text.Json.Nodes;
using Stillwater.Harness;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Integration.Tests.Journeys;

/// <summary>What may not be sent, and what is told then.</summary>
[Collection(nameof(IntegrationHost))]
public class BadInputHttpTests(IntegrationHost host)
{
    private const string Known = "0198c0de-0000-7000-8000-000000000001";
    private readonly HttpClient _therapist = host.As(Roles.Therapist, "therapist-1");

    public static TheoryData<string, string, int, string> Faults => new()
    {
        { "/sessions", "{}", 400, "request." },
        { "/sessions", Session("cat", "video"), 400, "request." },
        { "/sessions", Session("integration", "pigeon"), 400, "request." },
        { "/sessions", Session("integration", "video"), 422, "integration.dosing-session-required" },
        { "/sessions", Session("preparation", "video", Known), 422, "integration.dosing-session-unexpected" },
        { "/sessions", Session("kap", "video", Known), 422, "integration.dosing-session-unknown" },
        { "/sessions/1/notes", """{"themes":["weather"]}""", 422, "integration.theme-unknown" },
        { "/sessions/1/notes", """{"themes":[]}""", 400, "request." },
        { "/sessions/1/notes", """{"insight":"x"}""", 400, "request." },
        { "/sessions/9/notes", """{"themes":["grief"]}""", 404, "request.not-found" },
        { "/sessions/1/completion", """{"completedAt":"2026-05-04T12:00:01Z"}""", 422, "integration.completed-in-future" },
        { "/sessions/9/cancellation", """{"reason":"clinic"}""", 404, "request.not-found" },
        { "/sessions/1/cancellation", """{"reason":"weather"}""", 400, "request." },
        { "/sessions/9/no-show", "{}", 404, "request.not-found" },
        { "/sessions/1/completion", "{}", 400, "request." },
        { $"/goals/{Known}/progress", """{"rating":11}""", 400, "request." },
        { $"/goals/{Known}/progress", """{"rating":1}""", 404, "request.not-found" },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task Bad_input_is_told_by_code(string path, string sent, int status, string code)
    {
        var told = await OpenedAsync();
        var (answer, problem) = await _therapist.PostAsync(
            told.Journey + path, JsonNode.Parse(sent)!, (await _therapist.ReadAsync(told.Journey)).ETag);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.StartsWith(code, (string?)problem["code"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_clinic_and_the_front_desk_see_no_journey()
    {
        var told = await OpenedAsync();
        var foreign = await host.As(Roles.Therapist, "therapist-1", "harborview").SendAsync(HttpMethod.Get, told.Journey);
        var desk = await host.As(Roles.FrontDesk, "front-desk-1").SendAsync(HttpMethod.Get, told.Journey);
        Assert.Equal(
            (HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (foreign.Answer.StatusCode, desk.Answer.StatusCode));
    }

    private async Task<Told> OpenedAsync()
    {
        var told = new Told(IntegrationHost.Now.AddHours(-48));
        await host.TellAsync("treatment-plan", told.Signed);
        await Eventually.TrueAsync(async () =>
            (await _therapist.SendAsync(HttpMethod.Get, told.Journey)).Answer.IsSuccessStatusCode);
        var (answer, _) = await _therapist.PostAsync(
            $"{told.Journey}/sessions", JsonNode.Parse(Session("preparation", "video"))!);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return told;
    }

    private static string Session(string kind, string mode, string? dosing = null) => new JsonObject
    {
        ["kind"] = kind,
        ["mode"] = mode,
        ["dosingSessionId"] = dosing,
        ["startsAt"] = "2026-05-05T10:00:00Z",
        ["therapistId"] = Path.Therapist,
    }.ToJsonString();
}
