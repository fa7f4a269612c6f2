using System.Text.Json.Nodes;
using Stillwater.Architecture.Tests.Tye;
using Stillwater.Local;
using Stillwater.Local.Databases;
using Stillwater.Local.Servers;
using Stillwater.Local.Topology;
using YamlDotNet.Serialization;

namespace Stillwater.Architecture.Tests;

/// <summary>
/// tye.yaml is the one list of processes, so it must be true: valid, complete and free of collisions.
/// </summary>
public sealed class TyeFileTests
{
    private static readonly TyeFile Tye = TyeFile.Read(new Checkout(SourceTree.Root));

    [Fact]
    public void It_is_valid_to_the_published_schema() =>
        Assert.Empty(new TyeSchema().Faults(AsJson(File.ReadAllText(Path.Combine(SourceTree.Root, "tye.yaml")))));

    [Theory]
    [InlineData("services: [{ name: a, project: a.csproj, bindings: [{ prot: http }] }]", "matches 0")]
    [InlineData("services: [{ name: a, project: a.csproj, env: [{ name: A }] }]", "matches 0")]
    [InlineData("services: [{ name: a, project: a.csproj, image: a }]", "matches 2")]
    [InlineData("services: []", "too few")]
    [InlineData("name: a", "/services is missing")]
    public void The_check_finds_what_the_schema_forbids(string yaml, string fault) =>
        Assert.Contains(new TyeSchema().Faults(AsJson(yaml)), found => found.Contains(fault, StringComparison.Ordinal));

    [Fact]
    public void Its_processes_are_the_deployables_of_the_repository()
    {
        var deployables = new[] { "gateway", "services" }
            .SelectMany(folder => Directory.EnumerateFiles(
                Path.Combine(SourceTree.Root, folder), "*.csproj", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(SourceTree.Root, file));
        Assert.Equal(
            deployables.Order(StringComparer.Ordinal),
            Tye.Processes.Select(process => process.Project!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_process_has_an_API_and_a_management_port_and_no_port_is_given_twice()
    {
        Assert.All(Tye.Processes, process =>
            Assert.Equal(["api", "management"], process.Bindings.Select(binding => binding.Name)));
        var ports = Tye.Services.SelectMany(service => service.Bindings).Select(binding => binding.Port!.Value).ToList();
        Assert.Equal(ports.Distinct(), ports);
    }

    [Fact]
    public void Every_value_can_be_filled_and_no_serving_process_learns_an_owner()
    {
        var folder = Directory.CreateTempSubdirectory("stillwater-tye");
        var servers = ServerAddresses.Local(new ServerPorts(1, 2, 3), "p", "b", "a test");
        var plan = new PlatformPlan(new Checkout(SourceTree.Root), Tye, folder.FullName)
        {
            Servers = servers, Admin = new ClusterAdmin(servers.Postgres, role => role), Artifacts = new Artifacts("", ""),
            Replicas = new Dictionary<string, int> { ["session"] = 2 },
        };
        Assert.All(plan.Specs(), spec =>
        {
            var serving = spec.ServingEnvironment();
            Assert.DoesNotContain(serving.Values, value => value.Contains("${", StringComparison.Ordinal));
            Assert.DoesNotContain(serving.Values, value => value.Contains("_owner", StringComparison.Ordinal));
            Assert.DoesNotContain(spec.SchemaEnvironment().Values, value => value.Contains("${", StringComparison.Ordinal));
        });
        var edge = plan.Specs().Single(spec => spec.Name == "edge").ServingEnvironment();
        Assert.Equal("http://127.0.0.1:8184", edge["Services__session__1"]);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Its_images_are_the_ones_that_compose_starts()
    {
        var compose = File.ReadAllText(Path.Combine(SourceTree.Root, "infra", "deploy", "compose.yaml"));
        Assert.All(
            Tye.Services.Where(service => service.Image is not null),
            service => Assert.Contains($":-{service.Image}}}", compose, StringComparison.Ordinal));
        Assert.Equal([DockerEngine.StandardPostgresImage, DockerEngine.StandardRabbitImage],
            Tye.Services.Select(service => service.Image).OfType<string>());
    }

    private static JsonNode AsJson(string yaml)
    {
        var document = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(yaml);
        return JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(document!))!;
    }
}
