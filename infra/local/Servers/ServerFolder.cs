using Stillwater.Local.Processes;

namespace Stillwater.Local.Servers;

/// <summary>
/// Data lies below the checkout, unless the servers' users cannot enter it (a checkout below /root): then in
/// /var/lib/stillwater, under the checkout's own key.
/// </summary>
internal static class ServerFolder
{
    private const string Elsewhere = "/var/lib/stillwater";

    public static async Task<string> ChooseAsync(
        Checkout checkout, string stateFolder, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var own = Path.Combine(stateFolder, "servers");
        Directory.CreateDirectory(own);
        if (!OsUser.IsRoot) return own;
        foreach (var user in (OsUser[])[Postgres, Rabbit])
        {
            if (await user.CanEnterAsync(own, cancellationToken)) continue;
            var name = Path.GetRelativePath(checkout.Root, stateFolder).Replace('/', '-').TrimStart('.');
            var elsewhere = Path.Combine(Elsewhere, checkout.Key, name);
            Directory.CreateDirectory(elsewhere);
            progress.Report($"User {user.Name} cannot enter {own}: the servers' data goes to {elsewhere}");
            return elsewhere;
        }
        return own;
    }

    /// <summary>
    /// Removes the data, and with the last of a checkout the folders that were made for it elsewhere.
    /// </summary>
    public static void Remove(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        for (var above = Path.GetDirectoryName(folder)!;
             above.StartsWith(Elsewhere, StringComparison.Ordinal) && !Directory.EnumerateFileSystemEntries(above).Any();
             above = Path.GetDirectoryName(above)!)
            Directory.Delete(above);
    }

    public static OsUser Postgres => Owner("postgres");

    public static OsUser Rabbit => Owner("rabbitmq");

    private static OsUser Owner(string packageUser) => new(OsUser.IsRoot ? packageUser : Environment.UserName);
}
