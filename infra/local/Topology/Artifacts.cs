namespace Stillwater.Local.Topology;

/// <summary>
/// Where the build that this program came from put its outputs: every process runs from the same build.
/// </summary>
public sealed record Artifacts(string Folder, string Configuration)
{
    public static Artifacts OfThisBuild()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        if (own.Parent?.Parent is not { Name: "bin", Parent: { } folder })
            throw new SetupException($"{own.FullName} is no artifacts folder: build the solution, do not copy its outputs.");
        return new Artifacts(folder.FullName, own.Name);
    }

    public string AssemblyOf(TyeService service)
    {
        var name = Path.GetFileNameWithoutExtension(service.Project!);
        return Path.Combine(Folder, "bin", name, Configuration, $"Stillwater.{name}.dll");
    }
}
