using System.Net;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Stillwater.Contracts;
using Stillwater.Gateway.Tests.Hosting;

namespace Stillwater.Gateway.Tests.Issuing;

public sealed class TokenTests(GatewayFixture gateway)
{
    private static readonly string[] Always = ["aud", "client_id", "exp", "iat", "iss", "jti", "role", "sub"];

    [Fact]
    public async Task A_clinics_client_gets_a_token_of_its_clinic_for_five_minutes()
    {
        var token = new JsonWebToken(await gateway.TokenAsync("northside"));

        Assert.Equal("at+jwt", token.Typ);
        Assert.Equal("ES256", token.Alg);
        Assert.Equal(gateway.Edge.Address.ToString(), token.Issuer);
        Assert.Equal(["stillwater"], token.Audiences);
        Assert.Equal("northside", token.Subject);
        Assert.Equal("northside", Claim(token, "client_id"));
        Assert.Equal("northside", Claim(token, "clinic"));
        Assert.Equal("client", Claim(token, "role"));
        Assert.Equal("true", Claim(token, "sandbox"));
        Assert.Equal(TimeSpan.FromMinutes(5), token.ValidTo - token.IssuedAt);
        Assert.Equal(
            Always.Concat(["clinic", "sandbox"]).Order(StringComparer.Ordinal),
            token.Claims.Select(claim => claim.Type).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("prescriber-1", "prescriber")]
    [InlineData("psychiatrist-1", "prescriber")]
    [InlineData("clinician-2", "clinician")]
    [InlineData("therapist-1", "therapist")]
    [InlineData("front-desk-1", "front-desk")]
    [InlineData("medical-director-1", "medical-director")]
    public async Task A_person_acts_with_the_role_of_the_directory_for_fifteen_minutes(string handle, string role)
    {
        var token = new JsonWebToken(await gateway.TokenAsync("harborview", ("practitioner", handle)));

        Assert.Equal(StableId.From("practitioner", "harborview", handle).ToString(), token.Subject);
        Assert.Equal("harborview", Claim(token, "client_id"));
        Assert.Equal("harborview", Claim(token, "clinic"));
        Assert.Equal(role, Claim(token, "role"));
        Assert.Equal(TimeSpan.FromMinutes(15), token.ValidTo - token.IssuedAt);
    }

    [Theory]
    [InlineData("psychiatrist-1", "psychiatry")]
    [InlineData("clinician-1", "nursing")]
    [InlineData("prescriber-1", null)]
    public async Task A_person_acts_with_the_specialty_of_the_directory(string handle, string? specialty)
    {
        var token = new JsonWebToken(await gateway.TokenAsync("northside", ("practitioner", handle)));

        Assert.Equal(specialty, Claim(token, "specialty"));
    }

    [Fact]
    public async Task A_practitioner_may_be_named_by_id()
    {
        var id = StableId.From("practitioner", "northside", "clinician-1").ToString();
        var token = new JsonWebToken(await gateway.TokenAsync("northside", ("practitioner", id)));

        Assert.Equal(id, token.Subject);
    }

    [Fact]
    public async Task Operations_reach_no_clinic()
    {
        var token = new JsonWebToken(await gateway.TokenAsync("ops"));

        Assert.Equal("ops", Claim(token, "role"));
        Assert.Equal(Always, token.Claims.Select(claim => claim.Type).Order());
    }

    [Fact]
    public async Task An_auditor_reaches_the_one_clinic_it_asks_for()
    {
        var without = new JsonWebToken(await gateway.TokenAsync("audit"));
        var with = new JsonWebToken(await gateway.TokenAsync("audit", ("clinic", "harborview")));

        Assert.Null(Claim(without, "clinic"));
        Assert.Equal(
            ("auditor", "harborview", "true"), (Claim(with, "role"), Claim(with, "clinic"), Claim(with, "sandbox")));
    }

    [Theory]
    [InlineData("northside", "practitioner", "nobody-9", "invalid_request")]
    [InlineData("northside", "practitioner", "", null)]
    [InlineData("audit", "practitioner", "prescriber-1", "unauthorized_client")]
    [InlineData("ops", "practitioner", "prescriber-1", "unauthorized_client")]
    [InlineData("ops", "clinic", "northside", "unauthorized_client")]
    [InlineData("audit", "clinic", "elsewhere", "unauthorized_client")]
    [InlineData("northside", "clinic", "harborview", "unauthorized_client")]
    [InlineData("northside", "patient", "0198c0de-0000-7000-8000-000000000001", "unauthorized_client")]
    [InlineData("northside", "invitation", "session.0198c0de-0000-7000-8000-000000000001.secret", "unauthorized_client")]
    [InlineData("ops", "patient", "0198c0de-0000-7000-8000-000000000001", "unauthorized_client")]
    [InlineData("northside-app", "practitioner", "prescriber-1", "unauthorized_client")]
    [InlineData("northside-app", "patient", "someone", "invalid_request")]
    [InlineData("northside-app", "patient", "", "invalid_request")]
    [InlineData("northside-app", "invitation", "no-code", "invalid_grant")]
    [InlineData("northside-app", "invitation", "nobody.0198c0de-0000-7000-8000-000000000001.secret", "invalid_grant")]
    [InlineData("northside", "client_secret", "dev-harborview", "invalid_client")]
    [InlineData("northside", "client_id", "nobody", "invalid_client")]
    [InlineData("northside", "grant_type", "password", "unsupported_grant_type")]
    public async Task A_request_beyond_a_clients_rights_is_refused(
        string client, string name, string value, string? error)
    {
        using var answer = await gateway.RequestTokenAsync(client, (name, value));
        var body = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(
            TestContext.Current.CancellationToken));

        Assert.Equal(error is null, answer.IsSuccessStatusCode);
        if (error is not null) Assert.Equal(error, body.GetProperty("error").GetString());
        if (error is "invalid_client") Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Another_clinics_practitioner_is_as_unknown_as_nobody()
    {
        var foreign = StableId.From("practitioner", "harborview", "prescriber-1").ToString();
        using var asForeign = await gateway.RequestTokenAsync("northside", ("practitioner", foreign));
        using var asNobody = await gateway.RequestTokenAsync("northside", ("practitioner", Guid.NewGuid().ToString()));

        Assert.Equal(HttpStatusCode.BadRequest, asForeign.StatusCode);
        Assert.Equal(await asNobody.Content.ReadAsStringAsync(
            TestContext.Current.CancellationToken), await asForeign.Content.ReadAsStringAsync(
            TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Discovery_names_the_address_that_was_asked_and_one_issuer()
    {
        using var outside = gateway.ClientWith(null);
        using var inside = gateway.ClientWith(null, gateway.Partners.Address);
        using var throughEdge = await outside.GetAsync(
            ".well-known/openid-configuration", TestContext.Current.CancellationToken);
        using var direct = await inside.GetAsync(
            ".well-known/openid-configuration", TestContext.Current.CancellationToken);
        var (shown, known) = (await throughEdge.JsonAsync(), await direct.JsonAsync());

        Assert.Equal(gateway.Edge.Address.ToString(), shown.GetProperty("issuer").GetString());
        Assert.Equal($"{gateway.Edge.Address}connect/token", shown.GetProperty("token_endpoint").GetString());
        Assert.Equal(gateway.Edge.Address.ToString(), known.GetProperty("issuer").GetString());
        Assert.StartsWith($"{gateway.Partners.Address}", Text(known, "jwks_uri"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Published_keys_are_public_alone()
    {
        using var http = gateway.ClientWith(null);
        using var answer = await http.GetAsync(".well-known/jwks", TestContext.Current.CancellationToken);
        var key = Assert.Single((await answer.JsonAsync()).GetProperty("keys").EnumerateArray());

        Assert.Equal(("EC", "P-256", "ES256"), (Text(key, "kty"), Text(key, "crv"), Text(key, "alg")));
        Assert.False(key.TryGetProperty("d", out _));
    }

    [Fact]
    public async Task Self_is_told_from_the_token()
    {
        using var person = await gateway.ClientOfAsync("northside", ("practitioner", "psychiatrist-1"));
        using var answer = await person.GetAsync("v1/me", TestContext.Current.CancellationToken);
        var self = await answer.JsonAsync();

        Assert.Equal("northside", Text(self, "tenant"));
        Assert.Equal("northside", Text(self, "client"));
        Assert.Equal("prescriber", Text(self, "role"));
        Assert.Equal("psychiatry", Text(self, "specialty"));
        Assert.Equal(Text(self, "actor"), Text(self, "credentialId"));
        Assert.True(self.GetProperty("sandbox").GetBoolean());
    }

    [Fact]
    public async Task A_clinic_sees_its_own_staff_alone()
    {
        using var clinic = await gateway.ClientOfAsync("northside");
        using var answer = await clinic.GetAsync("v1/practitioners", TestContext.Current.CancellationToken);
        var staff = (await answer.JsonAsync()).GetProperty("items").EnumerateArray().ToList();

        // Other tests take people on meanwhile: the seven seeded ones are there, and nobody of another clinic.
        Assert.Superset(
            new HashSet<string?>(StringComparer.Ordinal)
            {
                "prescriber-1", "psychiatrist-1", "clinician-1", "clinician-2", "therapist-1", "front-desk-1",
                "medical-director-1",
            },
            staff.Select(person => Text(person, "handle")).ToHashSet(StringComparer.Ordinal));
        Assert.All(staff, person => Assert.Equal(
            StableId.From("practitioner", "northside", Text(person, "handle")!), person.GetProperty("id").GetGuid()));

        using var ops = await gateway.ClientOfAsync("ops");
        using var refused = await ops.GetAsync("v1/practitioners", TestContext.Current.CancellationToken);
        await refused.AssertProblemAsync(HttpStatusCode.Forbidden, "request.forbidden");
    }

    private static string? Claim(JsonWebToken token, string name) =>
        token.TryGetPayloadValue<string>(name, out var value) ? value : null;

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
