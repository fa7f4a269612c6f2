using System.Net;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Stillwater.Gateway.Tests.Hosting;

namespace Stillwater.Gateway.Tests.Issuing;

/// <summary>Tokens of people who are neither staff nor a clinic's system: patients and those they are invited by.</summary>
public sealed class GuestTokenTests(GatewayFixture gateway)
{
    private readonly Guid _patient = Guid.CreateVersion7();
    private readonly Guid _session = Guid.CreateVersion7();
    private readonly Guid _sitter = Guid.CreateVersion7();
    private readonly string _secret = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task A_clinics_app_acts_for_one_patient_for_fifteen_minutes()
    {
        var token = new JsonWebToken(await gateway.TokenAsync("northside-app", ("patient", $"{_patient}")));

        Assert.Equal($"{_patient}", token.Subject);
        Assert.Equal(
            ("patient", $"{_patient}", "northside", "northside-app"),
            (Claim(token, "role"), Claim(token, "patient"), Claim(token, "clinic"), Claim(token, "client_id")));
        Assert.Null(Claim(token, "resource"));
        Assert.Equal(TimeSpan.FromMinutes(15), token.ValidTo - token.IssuedAt);
    }

    [Fact]
    public async Task An_app_that_acts_for_nobody_gets_no_token()
    {
        using var answer = await gateway.RequestTokenAsync("northside-app");
        Assert.Equal("invalid_request", await ErrorAsync(answer));
    }

    [Fact]
    public async Task A_token_speaks_for_one_person_alone()
    {
        using var answer = await gateway.RequestTokenAsync(
            "northside-app", ("patient", $"{_patient}"), ("invitation", Invitation("northside")));
        Assert.Equal("invalid_request", await ErrorAsync(answer));
        Assert.Contains($"northside/{_secret}", gateway.Session.Invitations.Keys);
    }

    [Fact]
    public async Task An_invitation_binds_its_holder_to_one_session_and_is_good_once()
    {
        var code = Invitation("northside");
        var token = new JsonWebToken(await gateway.TokenAsync("northside-app", ("invitation", code)));

        Assert.Equal($"{_sitter}", token.Subject);
        Assert.Equal(
            ("chaperone", $"{_patient}", $"{_session}", "northside"),
            (Claim(token, "role"), Claim(token, "patient"), Claim(token, "resource"), Claim(token, "clinic")));
        Assert.Equal(TimeSpan.FromHours(6), token.ValidTo - token.IssuedAt);

        using var again = await gateway.RequestTokenAsync("northside-app", ("invitation", code));
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Equal("invalid_grant", await ErrorAsync(again));
    }

    [Fact]
    public async Task Another_clinics_app_cannot_use_an_invitation()
    {
        var code = Invitation("northside");
        using var foreign = await gateway.RequestTokenAsync("harborview-app", ("invitation", code));
        Assert.Equal("invalid_grant", await ErrorAsync(foreign));

        using var own = await gateway.RequestTokenAsync("northside-app", ("invitation", code));
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task An_invitation_makes_nobody_a_member_of_staff()
    {
        var code = Invitation("northside", role: "prescriber");
        using var answer = await gateway.RequestTokenAsync("northside-app", ("invitation", code));
        Assert.Equal("invalid_grant", await ErrorAsync(answer));
    }

    private string Invitation(string clinic, string role = "chaperone")
    {
        gateway.Session.Invitations[$"{clinic}/{_secret}"] =
            new { subject = _sitter, role, patientId = _patient, resource = _session, lifetimeMinutes = 360 };
        return $"session.{_session}.{_secret}";
    }

    private static async Task<string?> ErrorAsync(HttpResponseMessage answer) =>
        JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("error").GetString();

    private static string? Claim(JsonWebToken token, string name) =>
        token.TryGetPayloadValue<string>(name, out var value) ? value : null;
}
