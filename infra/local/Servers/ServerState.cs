using System.Text.Json;
using Stillwater.Local.Processes;

namespace Stillwater.Local.Servers;

/// <summary>What a run started, written down so that a later run ends exactly that and finds it again.</summary>
/// <param name="Ports">Where it listens.</param>
/// <param name="Folder">Where the local servers keep their data; null for containers.</param>
/// <param name="Processes">The local processes in the order in which they are to be ended; empty for containers.</param>
/// <param name="ComposeProject">The compose project; null for local servers.</param>
public sealed record ServerState(
    ServerPorts Ports, string? Folder, IReadOnlyList<StartedServer> Processes, string? ComposeProject)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    public static ServerState? Read(string stateFolder)
    {
        var file = FileIn(stateFolder);
        return File.Exists(file) ? JsonSerializer.Deserialize<ServerState>(File.ReadAllText(file), Json) : null;
    }

    public void Write(string stateFolder)
    {
        Directory.CreateDirectory(stateFolder);
        File.WriteAllText(FileIn(stateFolder), JsonSerializer.Serialize(this, Json));
    }

    public static void Forget(string stateFolder) => File.Delete(FileIn(stateFolder));

    private static string FileIn(string stateFolder) => Path.Combine(stateFolder, "servers.json");
}

/// <summary>One process of a local server and the signal that makes it end in order.</summary>
public sealed record StartedServer(string Name, ProcessIdentity Identity, Signal Polite);
