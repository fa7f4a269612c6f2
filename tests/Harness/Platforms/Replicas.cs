using System.Globalization;
using System.Text.RegularExpressions;
using Stillwater.Local.Platforms;

namespace Stillwater.Harness.Platforms;

/// <summary>What one replica says of itself to whoever scrapes it.</summary>
public static partial class Replicas
{
    private const string Relay = "relay:All";
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(2) };

    /// <summary>Whether this replica leads the relay; a dead or frozen one says nothing, which is no.</summary>
    public static async Task<bool> LeadsAsync(this RunningProcess replica) =>
        (await ReadAsync(replica)).Any(m => m.Name == "stillwater_daemon_leader" && m.Tags.Contains(Relay) && m.Value > 0);

    /// <summary>Commands that this replica has carried out.</summary>
    public static async Task<double> CommandsAsync(this RunningProcess replica) =>
        (await ReadAsync(replica)).Where(m => m.Name == "stillwater_commands_total").Sum(m => m.Value);

    /// <summary>The one replica that leads, and another that does not.</summary>
    public static async Task<(RunningProcess Leader, RunningProcess Follower)> RolesAsync(
        this RunningPlatform platform, string one, string other)
    {
        (RunningProcess, RunningProcess)? roles = null;
        await Eventually.TrueAsync(async () =>
        {
            var (first, second) = (platform[one], platform[other]);
            roles = (await first.LeadsAsync(), await second.LeadsAsync()) switch
            {
                (true, false) => (first, second),
                (false, true) => (second, first),
                _ => null,
            };
            return roles is not null;
        });
        return roles!.Value;
    }

    private static async Task<IReadOnlyList<(string Name, string Tags, double Value)>> ReadAsync(RunningProcess replica)
    {
        try
        {
            var text = await Http.GetStringAsync(new Uri(replica.Management, "metrics"));
            return [.. Sample().Matches(text).Select(m => (
                m.Groups["name"].Value, m.Groups["tags"].Value,
                double.Parse(m.Groups["value"].Value, CultureInfo.InvariantCulture)))];
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException)
        {
            return [];
        }
    }

    [GeneratedRegex(
        "^(?<name>stillwater_\\w+)\\{(?<tags>.*)\\} (?<value>[0-9.eE+-]+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sample();
}
