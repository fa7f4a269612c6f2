using Npgsql;
using Stillwater.Local.Processes;

namespace Stillwater.Local.Servers;

/// <summary>A cluster of this checkout's own: own data, own port, loopback only, durable.</summary>
internal sealed class LocalPostgres(Checkout checkout, string folder, string logFile, OsUser user)
{
    private string Cluster => Path.Combine(folder, "cluster");

    public async Task<ProcessIdentity> StartAsync(int port, string password, CancellationToken cancellationToken)
    {
        var binaries = await PrepareAsync(password, cancellationToken);
        var settings = await File.ReadAllTextAsync(
            checkout.At("infra", "deploy", "postgresql", "stillwater.conf"), cancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(Cluster, "stillwater.conf"),
            $"{settings}\nport = {port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\n",
            cancellationToken);
        var log = new LogTail(logFile);
        using var process = Shell.StartDetached(
            user.Command(Path.Combine(binaries, "postgres"), "-D", Cluster),
            new Dictionary<string, string> { ["LC_ALL"] = "C.UTF-8" }, logFile);
        var identity = ProcessIdentity.Of(process.Id)
            ?? throw new SetupException($"PostgreSQL ended during its start: {log}");
        var admin = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1", Port = port, Username = "postgres", Password = password, Database = "postgres",
            Pooling = false, Timeout = 3,
        };
        try
        {
            await Patience.UntilAsync(
                () => AnswersAsync(admin.ConnectionString, cancellationToken),
                () => identity.IsAlive ? null : $"PostgreSQL ended during its start: {log}",
                TimeSpan.FromSeconds(60), $"PostgreSQL did not answer on port {port} within a minute; see {logFile}.",
                cancellationToken);
            return identity;
        }
        catch
        {
            await identity.EndAsync(Signal.Interrupt, TimeSpan.FromSeconds(30), CancellationToken.None);
            throw;
        }
    }

    private async Task<string> PrepareAsync(string password, CancellationToken cancellationToken)
    {
        var versionFile = Path.Combine(Cluster, "PG_VERSION");
        if (File.Exists(versionFile))
        {
            var version = (await File.ReadAllTextAsync(versionFile, cancellationToken)).Trim();
            return DebianPackages.PostgresBinaries(version) ?? throw new SetupException(
                $"The data in {Cluster} is PostgreSQL {version}'s, which is not installed: install postgresql-{version}, "
                + "or remove the data with ./down --purge.");
        }

        var binaries = DebianPackages.PostgresBinaries()!;
        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, "cluster.new");
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        var passwordFile = Path.Combine(folder, "initial-password");
        await File.WriteAllTextAsync(passwordFile, password, cancellationToken);
        await user.OwnAsync(folder, "0700", cancellationToken);
        var done = await Shell.RunAsync(
            user.Command(
                Path.Combine(binaries, "initdb"), "-D", unfinished, "-U", "postgres", "-E", "UTF8",
                "--locale=C.UTF-8", "--auth=scram-sha-256", $"--pwfile={passwordFile}"),
            cancellationToken: cancellationToken);
        File.Delete(passwordFile);
        if (!done.Succeeded) throw new SetupException($"initdb could not create {Cluster}: {done.LastWords}");
        await File.AppendAllTextAsync(
            Path.Combine(unfinished, "postgresql.conf"), "\ninclude 'stillwater.conf'\n", cancellationToken);
        Directory.Move(unfinished, Cluster);
        return binaries;
    }

    internal static async Task<bool> AnswersAsync(string connectionString, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (PostgresException refused) when (refused.SqlState is "28P01" or "28000" or "3D000")
        {
            throw new SetupException($"PostgreSQL refuses: {refused.MessageText}; check the connection string.", refused);
        }
        catch (NpgsqlException)
        {
            return false;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
