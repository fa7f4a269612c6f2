using System.Security.Cryptography;
using System.Text;
using Stillwater.Local.Processes;
using Stillwater.Local.Topology;

namespace Stillwater.Local.Builds;

/// <summary>Builds what tye.yaml lists, once: as long as no source changed, a second start costs no build.</summary>
public sealed class BuildStep(Checkout checkout, TyeFile tye, Artifacts artifacts)
{
    private static readonly string[] SourceFolders = ["contracts", "gateway", "infra", "services"];
    private static readonly string[] NotRun = ["infra/local", "infra/cli", "infra/deploy", "infra/docs"];
    private static readonly string[] NotCompiled = [".md", ".http", ".sh"];

    private string StampFile => Path.Combine(artifacts.Folder, $"platform.{artifacts.Configuration}.stamp");

    /// <summary>Whether the outputs are those of the sources as they are now.</summary>
    public bool IsCurrent(string stamp) =>
        File.Exists(StampFile) && File.ReadAllText(StampFile) == stamp
        && tye.Processes.All(process => File.Exists(artifacts.AssemblyOf(process)));

    /// <summary>Names, sizes and times of all sources.</summary>
    public string Stamp()
    {
        var files = SourceFolders.Select(folder => checkout.At(folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(checkout.Root, "Directory.*.props"))
            .Append(checkout.At("global.json"))
            .Where(file => IsSource(Path.GetRelativePath(checkout.Root, file)))
            .Order(StringComparer.Ordinal)
            .Select(file => new FileInfo(file))
            .Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', files))));
    }

    // A lock file follows from what is counted already, and a first restore may write it.
    private static bool IsSource(string path) =>
        !NotCompiled.Contains(Path.GetExtension(path)) && Path.GetFileName(path) != "packages.lock.json"
        && !NotRun.Any(folder => path.StartsWith(folder + "/", StringComparison.Ordinal));

    public async Task RunAsync(string stamp, IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (IsCurrent(stamp)) return;
        progress.Report("Building (once per change of the sources)");
        Directory.CreateDirectory(artifacts.Folder);
        var solution = Path.Combine(artifacts.Folder, "platform.slnx");
        var projects = tye.Processes.Select(process => $"""  <Project Path="{checkout.At(process.Project!)}" />""");
        await File.WriteAllTextAsync(
            solution, $"<Solution>\n{string.Join('\n', projects)}\n</Solution>\n", cancellationToken);
        await RunAsync(checkout, solution, artifacts, cancellationToken);
        await File.WriteAllTextAsync(StampFile, stamp, cancellationToken);
    }

    /// <summary>Builds one solution; no compiler server and no build node stays behind.</summary>
    internal static async Task RunAsync(
        Checkout checkout, string solution, Artifacts artifacts, CancellationToken cancellationToken)
    {
        var configuration = char.ToUpperInvariant(artifacts.Configuration[0]) + artifacts.Configuration[1..];
        var done = await Shell.RunAsync(
            [
                DotnetHost.Path, "build", solution, "-c", configuration, "--artifacts-path", artifacts.Folder,
                "-nologo", "-v", "q", "-nodeReuse:false", "-p:UseSharedCompilation=false",
            ],
            folder: checkout.Root, cancellationToken: cancellationToken);
        if (done.Succeeded) return;
        var errors = done.Output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal))
            .Select(line => line.Trim()).Distinct().Take(5).ToList();
        throw new SetupException(
            $"The build failed:\n  {string.Join("\n  ", errors.Count > 0 ? errors : [done.LastWords])}");
    }
}
