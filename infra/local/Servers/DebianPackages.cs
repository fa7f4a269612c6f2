using System.Globalization;
using Stillwater.Local.Processes;

namespace Stillwater.Local.Servers;

/// <summary>
/// Installs server binaries when missing; no system-wide cluster or node is created, started or changed.
/// </summary>
internal static class DebianPackages
{
    public static string? PostgresBinaries(string? version = null) =>
        !Directory.Exists("/usr/lib/postgresql")
            ? null
            : Directory.EnumerateDirectories("/usr/lib/postgresql")
                .Where(folder => version is null || Path.GetFileName(folder) == version)
                .Where(folder => File.Exists(Path.Combine(folder, "bin", "postgres")))
                .OrderByDescending(folder => Major(folder))
                .Select(folder => Path.Combine(folder, "bin"))
                .FirstOrDefault();

    private static int Major(string folder) =>
        int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var major) ? major : 0;

    public const string RabbitServer = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    public static async Task EnsureAsync(Checkout checkout, IProgress<string> progress, CancellationToken cancellationToken)
    {
        List<string> missing = [];
        if (PostgresBinaries() is null) missing.Add("postgresql");
        if (!File.Exists(RabbitServer) || Shell.Find("epmd") is null) missing.Add("rabbitmq-server");
        if (missing.Count == 0) return;

        var names = string.Join(" and ", missing);
        if (Shell.Find("apt-get") is null)
            throw new SetupException(
                $"{names} not found, and this is no Debian: install them, start a Docker engine, or set "
                + $"{ServerAddresses.PostgresVariable} and {ServerAddresses.BrokerVariable}.");

        progress.Report($"Installing {names} from Debian's packages (once)");
        var script = checkout.At("infra", "local", "packages.sh");
        string[] command = ["bash", script, .. missing];
        var done = await Shell.RunAsync(
            OsUser.IsRoot ? command : ["sudo", "-n", .. command], cancellationToken: cancellationToken);
        if (!done.Succeeded)
            throw new SetupException(OsUser.IsRoot
                ? $"Debian's packages {names} could not be installed: {done.LastWords}"
                : $"{names} missing and sudo asks for a password: run 'sudo bash infra/local/packages.sh "
                  + $"{string.Join(' ', missing)}' once, then this again.");
    }
}
