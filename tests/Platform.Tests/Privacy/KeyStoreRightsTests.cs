using Npgsql;
using Stillwater.Contracts;
using Stillwater.Platform.Keys;

namespace Stillwater.Platform.Tests.Privacy;

public sealed class KeyStoreRightsTests(Vault vault) : IClassFixture<Vault>
{
    [Theory]
    [InlineData("delete from key")]
    [InlineData("truncate key")]
    [InlineData("update key set destroyed_at = null")]
    [InlineData("update key set destroyed_at = now(), wrapped = null")]
    [InlineData("update key set version = 7")]
    [InlineData("alter table key disable trigger all")]
    [InlineData("drop table key")]
    [InlineData("create table other (id int)")]
    public async Task The_application_may_not(string statement)
    {
        await vault.Open().SealAsync(Vault.Ada, "Ada");

        await using var database = NpgsqlDataSource.Create(vault.Lease.Keys.App);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(database, statement));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("delete from key where class = 'diary'")]
    [InlineData("update key set destroyed_at = null, wrapped = '\\x00' where class = 'diary'")]
    [InlineData("update key set wrapped = '\\x00' where class = 'diary'")]
    [InlineData("update key set patient = gen_random_uuid() where class = 'diary'")]
    public async Task Not_even_the_owner_brings_a_destroyed_key_back(string statement)
    {
        var process = vault.Open();
        await process.Keys.DestroyAsync(Vault.Ada, DataClass.Diary);

        await using var database = NpgsqlDataSource.Create(vault.Lease.Keys.Owner);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(database, statement));

        Assert.Equal("SK002", refused.SqlState);
    }

    [Fact]
    public async Task The_database_itself_refuses_a_new_version_of_a_destroyed_key()
    {
        var process = vault.Open();
        await process.Keys.DestroyAsync(Vault.Bea, DataClass.Diary);

        await using var database = NpgsqlDataSource.Create(vault.Lease.Keys.App);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(
            database,
            "insert into key (tenant, patient, class, version, wrapped) "
            + $"values ('northside', '{Vault.Bea.Patient}', 'diary', 2, '\\x00')"));

        Assert.Equal("SK001", refused.SqlState);
    }

    [Fact]
    public async Task Nobody_wins_a_new_version_in_a_race_with_the_destruction()
    {
        var scopes = Enumerable.Range(0, 20).Select(_ => new SealScope("racing", Guid.NewGuid())).ToList();
        var (one, other) = (vault.Open(), vault.Open());
        await Parallel.ForEachAsync(scopes, async (scope, ct) =>
        {
            await one.SealAsync(scope, "x");
            var rotating = Task.Run(() => other.Keys.RotateAsync(scope, DataClass.Identity, ct), ct);
            await one.Keys.DestroyAsync(scope, DataClass.Identity);
            await Task.WhenAny(rotating);
        });

        Assert.Equal(0L, await vault.AsAdminAsync<long>(
            "select count(*) from key where tenant = 'racing' and class = 'identity' and destroyed_at is null"));
    }

    [Fact]
    public async Task The_schema_can_be_applied_again_and_by_many_at_once()
    {
        var role = Vault.RoleOf(vault.Lease.Keys.App);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            KeyStoreSchema.ApplyAsync(vault.Lease.Keys.Owner, role, TestContext.Current.CancellationToken)));

        Assert.Equal("still here", await vault.Open().OpenAsync(
            Vault.Ada, await vault.Open().SealAsync(Vault.Ada, "still here", DataClass.TherapyNotes)));
    }

    private static async Task RunAsync(NpgsqlDataSource database, string statement)
    {
        await using var command = database.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }
}
