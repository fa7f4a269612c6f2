using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Stillwater.Local.Topology;

/// <summary>tye.yaml in Tye's own schema; a key that the schema lacks stops the reading.</summary>
public sealed class TyeFile
{
    public string Name { get; init; } = "";

    public IReadOnlyList<TyeService> Services { get; init; } = [];

    /// <summary>What runs as a process of ours, as opposed to a server behind it.</summary>
    [YamlIgnore]
    public IEnumerable<TyeService> Processes => Services.Where(service => service.Project is not null);

    public static TyeFile Read(Checkout checkout)
    {
        var file = checkout.At("tye.yaml");
        try
        {
            var tye = new DeserializerBuilder()
                .WithNamingConvention(CamelCaseNamingConvention.Instance)
                .WithDuplicateKeyChecking()
                .WithTypeMapping<IReadOnlyList<TyeService>, List<TyeService>>()
                .WithTypeMapping<IReadOnlyList<TyeBinding>, List<TyeBinding>>()
                .WithTypeMapping<IReadOnlyList<TyeVariable>, List<TyeVariable>>()
                .Build()
                .Deserialize<TyeFile>(File.ReadAllText(file));
            return tye ?? throw new SetupException($"{file} is empty.");
        }
        catch (YamlException wrong)
        {
            throw new SetupException(
                $"tye.yaml, line {wrong.Start.Line}: {wrong.InnerException?.Message ?? wrong.Message}", wrong);
        }
    }

    public TyeService this[string name] =>
        Services.FirstOrDefault(service => service.Name == name)
        ?? throw new SetupException(
            $"tye.yaml lists no '{name}'; it lists {string.Join(", ", Services.Select(service => service.Name))}.");
}

/// <summary>A process of ours (project) or a server behind it (image).</summary>
public sealed class TyeService
{
    public string Name { get; init; } = "";

    public string? Project { get; init; }

    public string? Image { get; init; }

    public string? Args { get; init; }

    public int Replicas { get; init; } = 1;

    public IReadOnlyList<TyeBinding> Bindings { get; init; } = [];

    public IReadOnlyList<TyeVariable> Env { get; init; } = [];

    /// <summary>The port of a binding; without a name, of the only one.</summary>
    public int Port(string? binding = null) =>
        Bindings.FirstOrDefault(candidate => binding is null || candidate.Name == binding)?.Port
        ?? throw new SetupException($"tye.yaml gives {Name} no port for its binding '{binding}'.");
}

/// <summary>One port that a service listens on.</summary>
public sealed class TyeBinding
{
    public string? Name { get; init; }

    public string? Protocol { get; init; }

    public int? Port { get; init; }

    public int? ContainerPort { get; init; }

    public string? ConnectionString { get; init; }
}

/// <summary>One environment variable.</summary>
public sealed class TyeVariable
{
    public string Name { get; init; } = "";

    public string Value { get; init; } = "";
}
