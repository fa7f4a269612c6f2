using Microsoft.Extensions.Logging;
using Npgsql;

namespace Stillwater.Platform.Relay;

/// <summary>Connections that live as long as what they stand for, and so never come from a pool.</summary>
internal static partial class Sessions
{
    private static readonly TimeSpan BeforeReconnect = TimeSpan.FromSeconds(1);

    /// <summary>
    /// What the daemon writes can be derived again from the events: a crash of the server that takes back its last
    /// moments repeats them, so a commit need not wait for the disk.
    /// </summary>
    public static string Derived(string connection)
    {
        var session = new NpgsqlConnectionStringBuilder(connection)
        {
            NoResetOnClose = true, MaxAutoPrepare = 20, AutoPrepareMinUsages = 2,
        };
        session.Options += " -c synchronous_commit=off";
        return session.ConnectionString;
    }

    /// <summary>
    /// A holder that is stopped, unplugged or partitioned away sends no probe, so the server's idle timeout frees its
    /// locks; keepalives alone would not, for the kernel of a stopped process still answers them.
    /// </summary>
    public static NpgsqlConnection Leading(string connection) => Open(connection, "leader", session =>
    {
        (session.Timeout, session.CommandTimeout, session.CancellationTimeout) = (3, 3, 500);
        session.Options += " -c idle_session_timeout=10s"
            + " -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";
    });

    /// <summary>Uses a session until told to stop, a new one whenever it breaks.</summary>
    public static async Task KeepAsync(
        string connection, string purpose, Func<NpgsqlConnection, CancellationToken, Task> use, TimeProvider time,
        ILogger log, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var session = Open(connection, purpose, _ => { });
                await session.OpenAsync(stop);
                await use(session, stop);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogLost(log, e, purpose);
                await Task.Delay(BeforeReconnect, time, stop);
            }
        }
    }

    private static NpgsqlConnection Open(string connection, string purpose, Action<NpgsqlConnectionStringBuilder> tune)
    {
        var session = new NpgsqlConnectionStringBuilder(connection) { Pooling = false, KeepAlive = 10 };
        session.ApplicationName = $"{session.ApplicationName ?? "stillwater"} {purpose}";
        tune(session);
        return new NpgsqlConnection(session.ConnectionString);
    }

    [LoggerMessage(1, LogLevel.Warning, "The database session to {Purpose} commits is gone; polling goes on meanwhile")]
    private static partial void LogLost(ILogger log, Exception cause, string purpose);
}
