using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Stillwater.Local.Servers;

/// <summary>
/// Looks before it leaps: a taken port is named, with the process that has it, before anything is started.
/// </summary>
public static class PortCheck
{
    private const string Listening = "0A";
    private static readonly string[] SocketTables = ["/proc/net/tcp", "/proc/net/tcp6"];

    public static void MustBeFree(IEnumerable<(string Name, int Port)> ports)
    {
        foreach (var (name, port) in ports)
            if (!IsFree(port))
                throw new SetupException(
                    $"Port {port}, which {name} needs, is taken{Holder(port)}: end that, or change the port in tye.yaml.");
    }

    public static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            socket.Listen();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>A base from which every offset is free, for servers and processes of a test run.</summary>
    public static int FreeBase(int from, int to, int step, IReadOnlyCollection<int> offsets)
    {
        var slots = Math.Max(1, (to - from) / step);
        var first = Random.Shared.Next(slots);
        for (var i = 0; i < slots; i++)
        {
            var candidate = from + ((first + i) % slots * step);
            if (offsets.All(offset => IsFree(candidate + offset))) return candidate;
        }
        throw new SetupException($"No free ports between {from} and {to}: end what occupies them.");
    }

    private static string Holder(int port)
    {
        var inode = SocketInode(port);
        if (inode is null) return "";
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(p => char.IsAsciiDigit(p[6])))
        {
            try
            {
                if (Directory.EnumerateFiles(process + "/fd").Any(fd => File.ResolveLinkTarget(fd, false)?.Name == inode))
                    return $" by {File.ReadAllText(process + "/comm").Trim()} (pid {Path.GetFileName(process)})";
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }
        return " by another user's process";
    }

    private static string? SocketInode(int port)
    {
        var suffix = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        return SocketTables
            .Where(File.Exists)
            .SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(f => f.Length > 9 && f[3] == Listening && f[1].EndsWith(suffix, StringComparison.Ordinal))
            .Select(f => $"socket:[{f[9]}]")
            .FirstOrDefault();
    }
}
