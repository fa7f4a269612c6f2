using Stillwater.Local.Processes;

namespace Stillwater.Local.Servers;

/// <summary>What a Docker engine on this machine can do for us; asked, never assumed.</summary>
public sealed record DockerEngine(string Version)
{
    public const string StandardPostgresImage = "postgres:17";
    public const string StandardRabbitImage = "rabbitmq:4";

    public static string PostgresImage => Image("STILLWATER_POSTGRES_IMAGE", StandardPostgresImage);

    public static string RabbitImage => Image("STILLWATER_RABBITMQ_IMAGE", StandardRabbitImage);

    public static async Task<DockerEngine?> FindAsync(CancellationToken cancellationToken)
    {
        if (Shell.Find("docker") is null) return null;
        var answer = await LimitedAsync(
            ["docker", "version", "--format", "{{.Server.Version}}"], TimeSpan.FromSeconds(10), cancellationToken);
        return answer is { Succeeded: true, Output.Length: > 0 } ? new DockerEngine(answer.Output.Trim()) : null;
    }

    /// <summary>True when both images are here or could be fetched.</summary>
    public static async Task<bool> HasImagesAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        foreach (var image in (string[])[PostgresImage, RabbitImage])
        {
            var here = await Shell.RunAsync(
                ["docker", "image", "inspect", "--format", "{{.Id}}", image], cancellationToken: cancellationToken);
            if (here.Succeeded) continue;
            progress.Report($"Fetching the image {image}");
            var pulled = await LimitedAsync(["docker", "pull", "-q", image], TimeSpan.FromMinutes(3), cancellationToken);
            if (pulled is { Succeeded: true }) continue;
            progress.Report($"A Docker engine answers, but {image} is neither there nor to be fetched: local servers instead");
            return false;
        }
        return true;
    }

    private static string Image(string variable, string standard) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given ? given : standard;

    private static async Task<Finished?> LimitedAsync(
        IReadOnlyList<string> command, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var watch = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        watch.CancelAfter(limit);
        try
        {
            return await Shell.RunAsync(command, cancellationToken: watch.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
