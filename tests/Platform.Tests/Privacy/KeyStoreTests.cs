using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Stillwater.Contracts;
using Stillwater.Harness.Servers;
using Stillwater.Harness;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;

namespace Stillwater.Platform.Tests.Privacy;

public sealed class KeyStoreTests : IAsyncLifetime
{
    private readonly Vault _vault = new();

    public ValueTask InitializeAsync() => _vault.InitializeAsync();

    public ValueTask DisposeAsync() => _vault.DisposeAsync();

    [Fact]
    public async Task First_use_by_many_at_once_makes_one_key()
    {
        VaultProcess[] processes = [.. Enumerable.Range(0, 4).Select(_ => _vault.Open())];
        var values = await Task.WhenAll(Enumerable.Range(0, 64).Select(i =>
            Task.Run(() => processes[i % 4].SealAsync(Vault.Ada, $"value {i}"))));

        Assert.Equal(1L, await _vault.AsAdminAsync<long>("select count(*) from key where class = 'identity'"));
        Assert.Equal(1L, await _vault.AsAdminAsync<long>("select count(*) from key where class = 'tenant'"));
        for (var i = 0; i < values.Length; i++)
            Assert.Equal($"value {i}", await processes[(i + 1) % 4].OpenAsync(Vault.Ada, values[i]));
    }

    [Fact]
    public async Task A_destroyed_key_opens_as_erased_and_takes_nothing_new_while_everything_else_goes_on()
    {
        var process = _vault.Open();
        var name = await process.SealAsync(Vault.Ada, "Ada");
        var diary = await process.SealAsync(Vault.Ada, "slept well", DataClass.Diary);
        var other = await process.SealAsync(Vault.Bea, "a good day", DataClass.Diary);

        await process.Keys.DestroyAsync(Vault.Ada, DataClass.Diary);
        await process.Keys.DestroyAsync(Vault.Ada, DataClass.Diary);

        foreach (var later in new[] { process, _vault.Open() })
        {
            Assert.Equal("(erased)", await later.OpenAsync(Vault.Ada, diary));
            Assert.Equal("Ada", await later.OpenAsync(Vault.Ada, name));
            Assert.Equal("a good day", await later.OpenAsync(Vault.Bea, other));
            await Assert.ThrowsAsync<KeyDestroyedException>(() => later.SealAsync(Vault.Ada, "again", DataClass.Diary));
        }

        Assert.Equal(1L, await _vault.AsAdminAsync<long>(
            "select count(*) from key where class = 'diary' and destroyed_at is not null and wrapped is null"));
    }

    [Fact]
    public async Task A_key_can_be_destroyed_before_its_first_use()
    {
        var process = _vault.Open();
        await process.Keys.DestroyAsync(Vault.Ada, DataClass.PartnerCopy);

        await Assert.ThrowsAsync<KeyDestroyedException>(() => process.SealAsync(Vault.Ada, "x", DataClass.PartnerCopy));
    }

    [Fact]
    public async Task A_key_destroyed_by_one_process_leaves_the_memory_of_the_others_by_notice()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(_vault.Lease.ConfigurationFor("session"));
        builder.Services.AddSingleton(TimeProvider.System).AddPrivacy(builder.Configuration);
        using var other = builder.Build();
        await other.StartAsync(TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(async () => await _vault.AsAdminAsync<long>(
            "select count(*) from pg_stat_activity "
            + "where datname = current_database() and query = 'listen key_destroyed'") == 1);
        var sealer = other.Services.GetRequiredService<Sealer>();
        var value = await sealer.SealAsync(Vault.Ada, DataClass.Identity, "name", "Ada", CancellationToken.None);

        await _vault.Open().Keys.DestroyAsync(Vault.Ada, DataClass.Identity);

        await Eventually.TrueAsync(async () =>
            (await sealer.OpenAsync(Vault.Ada, value, CancellationToken.None)).IsErased);
        await other.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_process_that_hears_no_notice_forgets_a_key_within_a_minute()
    {
        var clock = new HandClock();
        var (one, deaf) = (_vault.Open(), _vault.Open(clock));
        var value = await deaf.SealAsync(Vault.Ada, "Ada");
        await one.Keys.DestroyAsync(Vault.Ada, DataClass.Identity);

        clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal("(erased)", await deaf.OpenAsync(Vault.Ada, value));
    }

    [Fact]
    public async Task A_destroyed_tenant_key_erases_all_of_the_tenant_and_nothing_of_another()
    {
        var process = _vault.Open();
        var name = await process.SealAsync(Vault.Ada, "Ada");
        var foreign = await process.SealAsync(new("harborview", Vault.Ada.Patient), "Ada of Harborview");

        await process.Keys.DestroyTenantAsync("northside");

        foreach (var later in new[] { process, _vault.Open() })
        {
            Assert.Equal("(erased)", await later.OpenAsync(Vault.Ada, name));
            Assert.Equal("Ada of Harborview", await later.OpenAsync(new("harborview", Vault.Ada.Patient), foreign));
            await Assert.ThrowsAsync<KeyDestroyedException>(() => later.SealAsync(Vault.Bea, "new patient"));
        }
    }

    [Fact]
    public async Task After_a_rotation_new_values_take_the_new_version_and_old_ones_open_everywhere()
    {
        var (one, other) = (_vault.Open(), _vault.Open());
        var old = await one.SealAsync(Vault.Ada, "old");
        Assert.Equal("old", await other.OpenAsync(Vault.Ada, old));

        await one.Keys.RotateAsync(Vault.Ada, DataClass.Identity, CancellationToken.None);
        var fresh = await one.SealAsync(Vault.Ada, "fresh");

        Assert.StartsWith("s1.identity.2.", fresh.Token, StringComparison.Ordinal);
        foreach (var process in new[] { one, other, _vault.Open() })
        {
            Assert.Equal("old", await process.OpenAsync(Vault.Ada, old));
            Assert.Equal("fresh", await process.OpenAsync(Vault.Ada, fresh));
        }
    }

    [Fact]
    public async Task Rotating_the_tenant_key_wraps_every_living_key_anew_and_changes_no_value()
    {
        var (one, other) = (_vault.Open(), _vault.Open());
        var name = await one.SealAsync(Vault.Ada, "Ada");
        var diary = await one.SealAsync(Vault.Bea, "a good day", DataClass.Diary);
        var gone = await one.SealAsync(Vault.Bea, "Bea");
        await other.OpenAsync(Vault.Ada, name);
        await one.Keys.DestroyAsync(Vault.Bea, DataClass.Identity);

        await one.Keys.RotateTenantAsync("northside", CancellationToken.None);

        Assert.Equal(2L, await _vault.AsAdminAsync<long>(
            "select count(*) from key where class <> 'tenant' and get_byte(wrapped, 3) = 2"));
        Assert.Equal(0L, await _vault.AsAdminAsync<long>(
            "select count(*) from key where class <> 'tenant' and get_byte(wrapped, 3) = 1"));
        foreach (var process in new[] { one, other, _vault.Open() })
        {
            Assert.Equal("Ada", await process.OpenAsync(Vault.Ada, name));
            Assert.Equal("a good day", await process.OpenAsync(Vault.Bea, diary));
            Assert.Equal("(erased)", await process.OpenAsync(Vault.Bea, gone));
        }
    }

    [Fact]
    public async Task Without_the_key_store_sealing_and_opening_say_so_and_recover()
    {
        var server = new NpgsqlConnectionStringBuilder(_vault.Lease.Keys.App);
        await using var gate = TcpGate.Before(server.Host!, server.Port);
        await using var database = NpgsqlDataSource.Create(gate.Through(_vault.Lease.Keys.App));
        using var master = new FileMasterKey(_vault.Lease.MasterKeyFile);
        using var keys = new KeyStore(database, master, TimeProvider.System);
        var value = await _vault.Open().SealAsync(Vault.Ada, "Ada");
        var sealer = new Sealer(keys);

        gate.Shut();
        await Assert.ThrowsAsync<KeyStoreUnavailableException>(async () =>
            await sealer.OpenAsync(Vault.Ada, value, CancellationToken.None));
        await Assert.ThrowsAsync<KeyStoreUnavailableException>(async () =>
            await sealer.SealAsync(Vault.Bea, DataClass.Identity, "name", "Bea", CancellationToken.None));
        gate.Open();

        await Eventually.TrueAsync(async () =>
        {
            try
            {
                return (await sealer.OpenAsync(Vault.Ada, value, CancellationToken.None)).Value == "Ada";
            }
            catch (KeyStoreUnavailableException)
            {
                return false;
            }
        });
    }

    [Fact]
    public async Task Another_master_key_is_refused()
    {
        var value = await _vault.Open().SealAsync(Vault.Ada, "Ada");
        await File.WriteAllTextAsync(
            _vault.Lease.MasterKeyFile, Convert.ToBase64String(new byte[32]), TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<KeyStoreUnavailableException>(() => _vault.Open().OpenAsync(Vault.Ada, value));
        await File.WriteAllTextAsync(_vault.Lease.MasterKeyFile, "short", TestContext.Current.CancellationToken);
        Assert.Throws<InvalidOperationException>(() => _vault.Open());
    }
}
