using System.Globalization;

namespace Stillwater.Local.Processes;

/// <summary>Root starts a server as the user of its package; anybody else starts it as oneself.</summary>
public sealed record OsUser(string Name)
{
    public static bool IsRoot => Environment.IsPrivilegedProcess;

    public static bool Exists(string name) =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith(name + ":", StringComparison.Ordinal));

    public IReadOnlyList<string> Command(params ReadOnlySpan<string> command) => IsRoot
        ? ["setpriv", "--reuid", Name, "--regid", Name, "--init-groups", "--", .. command]
        : [.. command];

    /// <summary>Whether this user could keep data below <paramref name="folder"/>, which exists.</summary>
    public async Task<bool> CanEnterAsync(string folder, CancellationToken cancellationToken) =>
        (await Shell.RunAsync(Command("test", "-x", folder), cancellationToken: cancellationToken)).Succeeded;

    public async Task OwnAsync(string path, string mode, CancellationToken cancellationToken)
    {
        if (IsRoot) await MustAsync(["chown", "-R", $"{Name}:{Name}", path], cancellationToken);
        await MustAsync(["chmod", mode, path], cancellationToken);
    }

    private static async Task MustAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var done = await Shell.RunAsync(command, cancellationToken: cancellationToken);
        if (!done.Succeeded)
            throw new SetupException(string.Create(
                CultureInfo.InvariantCulture, $"'{string.Join(' ', command)}' failed: {done.LastWords}."));
    }
}
