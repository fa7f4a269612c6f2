using System.Text.Json;
using Stillwater.Local.Processes;

namespace Stillwater.Local.Platforms;

/// <summary>One started process: enough to find it again, and never to mistake another for it.</summary>
/// <param name="Name">Process name with replica, as in tye.yaml: session, session-2.</param>
/// <param name="Service">Process name without replica.</param>
/// <param name="Replica">Counted from 1.</param>
/// <param name="Identity">Which process of the system it is.</param>
/// <param name="Fingerprint">Of the build and environment that it was started with.</param>
public sealed record ProcessRecord(string Name, string Service, int Replica, ProcessIdentity Identity, string Fingerprint);

/// <summary>What runs, one file per process: written before the process serves, removed after it ended.</summary>
public sealed class ProcessLedger(string stateFolder)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    private string Folder => Path.Combine(stateFolder, "run");

    public IReadOnlyList<ProcessRecord> Alive() => [.. All().Where(record => record.Identity.IsAlive)];

    public ProcessRecord? Find(string name) => Alive().FirstOrDefault(record => record.Name == name);

    public void Write(ProcessRecord record)
    {
        Directory.CreateDirectory(Folder);
        var file = FileOf(record.Name);
        File.WriteAllText(file + ".new", JsonSerializer.Serialize(record, Json));
        File.Move(file + ".new", file, overwrite: true);
    }

    public void Forget(string name) => File.Delete(FileOf(name));

    private IEnumerable<ProcessRecord> All() =>
        Directory.Exists(Folder)
            ? Directory.EnumerateFiles(Folder, "*.json")
                .Select(file => JsonSerializer.Deserialize<ProcessRecord>(File.ReadAllText(file), Json)!)
            : [];

    private string FileOf(string name) => Path.Combine(Folder, name + ".json");
}
