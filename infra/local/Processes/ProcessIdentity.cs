using System.Globalization;
using System.Text.Json.Serialization;

namespace Stillwater.Local.Processes;

/// <summary>A pid is reused; a pid with its start time and boot is not, so no stranger is ever signalled.</summary>
public sealed record ProcessIdentity(int Pid, long StartTicks, string Boot)
{
    private const int StateField = 0;
    private const int StartTimeField = 19;

    [JsonIgnore]
    public bool IsAlive => Of(Pid) is { } now && now == this;

    public static ProcessIdentity? Of(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            if (fields[StateField] is "Z" or "X") return null;
            var boot = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
            return new ProcessIdentity(pid, long.Parse(fields[StartTimeField], CultureInfo.InvariantCulture), boot);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>False when the process was gone, or the pid belongs to another by now.</summary>
    public bool Send(Signal signal) => IsAlive && Signals.Send(Pid, signal);

    /// <summary>Asks first, forces after <paramref name="patience"/>; returns when the process is gone.</summary>
    public async Task EndAsync(Signal polite, TimeSpan patience, CancellationToken cancellationToken = default)
    {
        Send(polite);
        var deadline = TimeProvider.System.GetTimestamp();
        while (IsAlive)
        {
            if (TimeProvider.System.GetElapsedTime(deadline) > patience) Send(Signal.Kill);
            await Task.Delay(50, cancellationToken);
        }
    }
}
