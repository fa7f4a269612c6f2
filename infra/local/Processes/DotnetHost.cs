namespace Stillwater.Local.Processes;

/// <summary>The dotnet that runs this program also runs its processes.</summary>
internal static class DotnetHost
{
    public static string Path { get; } =
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } given && File.Exists(given)
            ? given
            : System.IO.Path.GetFileName(Environment.ProcessPath) == "dotnet"
                ? Environment.ProcessPath!
                : Shell.Find("dotnet") ?? throw new SetupException("No dotnet in PATH: install the .NET 10 SDK.");
}
