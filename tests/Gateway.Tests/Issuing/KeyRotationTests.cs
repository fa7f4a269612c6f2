using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Npgsql;
using Stillwater.Gateway.Tests.Hosting;
using Stillwater.Harness.Servers;
using Stillwater.Platform.Keys;

namespace Stillwater.Gateway.Tests.Issuing;

public sealed class KeyRotationTests(GatewayFixture gateway)
{
    [Fact]
    public async Task The_newest_key_whose_time_has_come_signs_and_all_are_published()
    {
        await using var lease = await TestServers.LeaseAsync("partners");
        var settings = lease.ConfigurationFor("partners", forSchema: true);
        settings["Identity:Issuer"] = gateway.Edge.Address.ToString();
        var (exitCode, output) = await GatewayProcess.RunAsync("Partners", settings, "schema");
        Assert.True(exitCode == 0, output);
        await AddKeyAsync(lease, "next", signsIn: TimeSpan.FromSeconds(-1));
        await AddKeyAsync(lease, "later", signsIn: TimeSpan.FromHours(1));

        await using var partners = await GatewayProcess.StartAsync("Partners", settings);
        using var http = gateway.ClientWith(null, partners.Address);
        using var keys = await http.GetAsync(".well-known/jwks", TestContext.Current.CancellationToken);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = "ops", ["client_secret"] = "dev-ops",
        });
        using var token = await http.PostAsync("connect/token", form, TestContext.Current.CancellationToken);

        Assert.Equal(3, (await keys.JsonAsync()).GetProperty("keys").GetArrayLength());
        Assert.Equal("next", new JsonWebToken((await token.JsonAsync()).GetProperty("access_token").GetString()).Kid);
    }

    [Fact]
    public async Task The_schema_command_repeated_changes_nothing()
    {
        var (exitCode, output) = await GatewayProcess.RunAsync("Partners", gateway.PartnersSettings, "schema");

        Assert.True(exitCode == 0, output);
        using var http = gateway.ClientWith(null);
        using var keys = await http.GetAsync(".well-known/jwks", TestContext.Current.CancellationToken);
        Assert.Single((await keys.JsonAsync()).GetProperty("keys").EnumerateArray());
    }

    [Fact]
    public async Task The_running_process_may_not_touch_keys_or_tables()
    {
        await using var app = NpgsqlDataSource.Create(gateway.Lease["partners"].App);
        foreach (var forbidden in new[]
                 {
                     "delete from signing_key", "update client_access set role = 'ops'", "create table mine (id int)",
                     "delete from clock_advance", "insert into clinic values ('x', 'x', false, 'UTC')",
                 })
        {
            await using var command = app.CreateCommand(forbidden);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(
                TestContext.Current.CancellationToken));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    private static async Task AddKeyAsync(ServerLease lease, string kid, TimeSpan signsIn)
    {
        using var master = new FileMasterKey(lease.MasterKeyFile);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var owner = NpgsqlDataSource.Create(lease["partners"].Owner);
        await using var insert = owner.CreateCommand(
            "insert into signing_key (kid, wrapped, signs_from) values ($1, $2, now() + $3)");
        insert.Parameters.AddWithValue(kid);
        insert.Parameters.AddWithValue(
            await master.WrapAsync(key.ExportPkcs8PrivateKey(), $"signing-key {kid}", CancellationToken.None));
        insert.Parameters.AddWithValue(signsIn);
        await insert.ExecuteNonQueryAsync();
    }
}
