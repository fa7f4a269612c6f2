using System.Security.Cryptography;
using System.Text;

namespace Stillwater.Local;

/// <summary>The folder that holds tye.yaml: everything that is started or kept belongs to one checkout.</summary>
public sealed record Checkout(string Root)
{
    /// <summary>Servers' data, logs, secrets and the list of running processes.</summary>
    public string LocalFolder => Path.Combine(Root, ".local");

    /// <summary>Eight hex digits that tell checkouts of one machine apart.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Root)))[..8];

    public string At(params ReadOnlySpan<string> path) => Path.Combine([Root, .. path]);

    /// <summary>
    /// Above this program, else above the folder where the shell stands: a test runner moves the current one.
    /// </summary>
    public static Checkout Find() =>
        Above(AppContext.BaseDirectory)
        ?? Above(Environment.GetEnvironmentVariable("PWD") ?? Directory.GetCurrentDirectory())
        ?? throw new SetupException("No tye.yaml lies above the current folder: run this inside a Stillwater checkout.");

    private static Checkout? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "tye.yaml")))
                return new Checkout(folder.FullName);
        return null;
    }
}
