using System.Net.Http.Json;
using System.Text.Json;
using Stillwater.Gateway.Tests.Hosting;

namespace Stillwater.Gateway.Tests.SandboxClocks;

/// <summary>What a clinic's system does with its clock.</summary>
internal sealed class ClockDriver(HttpClient http) : IDisposable
{
    public static async Task<ClockDriver> OfAsync(GatewayFixture gateway, string clinic) =>
        new(await gateway.ClientOfAsync(clinic));

    public async Task<DateTimeOffset> NowAsync()
    {
        using var answer = await http.GetAsync("v1/sandbox/clock");
        return (await answer.JsonAsync()).GetProperty("now").GetDateTimeOffset();
    }

    public Task<HttpResponseMessage> SendAsync(object body, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "v1/sandbox/clock/advance")
        {
            Content = JsonContent.Create(body),
        };
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        return http.SendAsync(request);
    }

    public async Task<JsonElement> AdvanceAsync(string by, bool tolerateDown = false)
    {
        using var answer = await SendAsync(new { by, tolerateDown });
        return await answer.JsonAsync();
    }

    public async Task<JsonElement> OperationAsync(string location)
    {
        using var answer = await http.GetAsync(location);
        return await answer.JsonAsync();
    }

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(path);

    public void Dispose() => http.Dispose();
}
