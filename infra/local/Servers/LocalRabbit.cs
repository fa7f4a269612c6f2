using System.Globalization;
using System.Security.Cryptography;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Stillwater.Local.Processes;

namespace Stillwater.Local.Servers;

/// <summary>
/// A node of this checkout's own beside any system-wide one: own name, cookie, ports, port mapper and data.
/// </summary>
internal sealed class LocalRabbit(Checkout checkout, string folder, string logFile, OsUser user)
{
    private string PidFile => Path.Combine(folder, "pid");

    public async Task<(ProcessIdentity Node, ProcessIdentity PortMapper)> StartAsync(
        ServerPorts ports, Uri broker, CancellationToken cancellationToken)
    {
        await PrepareAsync(ports, broker, cancellationToken);
        var environment = Environment(ports);
        var log = new LogTail(logFile);
        using var mapper = Shell.StartDetached(user.Command(Shell.Find("epmd")!), environment, logFile, folder);
        using var node = Shell.StartDetached(
            user.Command(DebianPackages.RabbitServer), environment, logFile, folder);
        try
        {
            var mapperIdentity = ProcessIdentity.Of(mapper.Id);
            await Patience.UntilAsync(
                () => AnswersAsync(broker, cancellationToken),
                () => node.HasExited || mapper.HasExited ? $"RabbitMQ ended during its start: {log}" : null,
                TimeSpan.FromSeconds(120), $"RabbitMQ did not answer on port {ports.Broker} within two minutes; see {logFile}.",
                cancellationToken);
            return (NodeIdentity(), mapperIdentity!);
        }
        catch
        {
            // The script may not have started the Erlang machine yet: its whole group is ended, script first.
            Signals.SendToGroup(node.Id, Signal.Kill);
            Signals.SendToGroup(mapper.Id, Signal.Kill);
            throw;
        }
    }

    /// <summary>
    /// The Erlang machine, not the script that waits for it: killing the script would leave the machine.
    /// </summary>
    private ProcessIdentity NodeIdentity() =>
        ProcessIdentity.Of(int.Parse(File.ReadAllText(PidFile), CultureInfo.InvariantCulture))
        ?? throw new SetupException($"RabbitMQ vanished after its start; see {logFile}.");

    private Dictionary<string, string> Environment(ServerPorts ports) => new(StringComparer.Ordinal)
    {
        ["HOME"] = folder,
        ["LC_ALL"] = "C.UTF-8",
        ["ERL_EPMD_PORT"] = $"{ports.PortMapper}",
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["ERL_CRASH_DUMP_SECONDS"] = "0",
        ["RABBITMQ_NODENAME"] = "stillwater@localhost",
        ["RABBITMQ_DIST_PORT"] = $"{ports.Distribution}",
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(folder, "mnesia"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(folder, "log"),
        ["RABBITMQ_LOGS"] = "-",
        ["RABBITMQ_PID_FILE"] = PidFile,
        ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(folder, "no-env.conf"),
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(folder, "rabbitmq.conf"),
        ["RABBITMQ_ADVANCED_CONFIG_FILE"] = Path.Combine(folder, "no-advanced.config"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(folder, "enabled_plugins"),
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
    };

    private async Task PrepareAsync(ServerPorts ports, Uri broker, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        File.Delete(PidFile);
        var settings = await File.ReadAllTextAsync(
            checkout.At("infra", "deploy", "rabbitmq", "stillwater.conf"), cancellationToken);
        var login = broker.UserInfo.Split(':');
        await WriteAsync("rabbitmq.conf", $"""
            {settings}
            listeners.tcp.1 = 127.0.0.1:{ports.Broker}
            management.tcp.ip = 127.0.0.1
            management.tcp.port = {ports.BrokerManagement}
            default_user = {login[0]}
            default_pass = {login[1]}

            """, cancellationToken);
        File.Copy(
            checkout.At("infra", "deploy", "rabbitmq", "enabled_plugins"), Path.Combine(folder, "enabled_plugins"),
            overwrite: true);
        var cookie = Path.Combine(folder, ".erlang.cookie");
        if (!File.Exists(cookie))
            await File.WriteAllTextAsync(cookie, RandomNumberGenerator.GetHexString(32), cancellationToken);
        await user.OwnAsync(folder, "0750", cancellationToken);
        await user.OwnAsync(cookie, "0400", cancellationToken);
        await user.OwnAsync(Path.Combine(folder, "rabbitmq.conf"), "0400", cancellationToken);
    }

    private async Task WriteAsync(string name, string text, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, name);
        File.Delete(file);
        await File.WriteAllTextAsync(file, text, cancellationToken);
    }

    internal static async Task<bool> AnswersAsync(Uri broker, CancellationToken cancellationToken)
    {
        try
        {
            var factory = new ConnectionFactory
            {
                Uri = broker, AutomaticRecoveryEnabled = false, RequestedConnectionTimeout = TimeSpan.FromSeconds(3),
            };
            await using var connection = await factory.CreateConnectionAsync(cancellationToken);
            return true;
        }
        catch (BrokerUnreachableException refused) when (refused.InnerException is AuthenticationFailureException)
        {
            throw new SetupException("RabbitMQ refuses the user or the password: check the address.", refused);
        }
        catch (BrokerUnreachableException)
        {
            return false;
        }
    }
}
