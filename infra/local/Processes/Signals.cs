using System.Runtime.InteropServices;

namespace Stillwater.Local.Processes;

/// <summary>The POSIX signals that a run needs, by their Linux numbers.</summary>
public enum Signal
{
    Interrupt = 2,
    Kill = 9,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}

internal static partial class Signals
{
    public static bool Send(int pid, Signal signal) => Kill(pid, (int)signal) == 0;

    /// <summary>A process and, when it leads a group already, what it started in it.</summary>
    public static bool SendToGroup(int leader, Signal signal) =>
        Kill(-leader, (int)signal) == 0 || Kill(leader, (int)signal) == 0;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int pid, int signal);
}
