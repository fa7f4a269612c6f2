using System.ComponentModel;
using System.Diagnostics;

namespace Stillwater.Local.Processes;

/// <summary>What a finished command answered.</summary>
public sealed record Finished(int ExitCode, string Output, string Errors)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>The last line that says something and is no stack frame, for a sentence about a failure.</summary>
    public string LastWords =>
        (Output + "\n" + Errors).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .LastOrDefault(line => !line.StartsWith("at ", StringComparison.Ordinal)) ?? $"exit code {ExitCode}";
}

/// <summary>Runs other programs: to their end, or detached so that they outlive this one.</summary>
public static class Shell
{
    public static async Task<Finished> RunAsync(
        IReadOnlyList<string> command,
        IReadOnlyDictionary<string, string>? environment = null,
        Action<string>? onLine = null,
        string? folder = null,
        CancellationToken cancellationToken = default)
    {
        var start = Describe(command, environment, folder);
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        using var process = new Process { StartInfo = start };
        var output = new List<string>();
        var errors = new List<string>();
        process.OutputDataReceived += (_, line) => Take(output, line.Data);
        process.ErrorDataReceived += (_, line) => Take(errors, line.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            return new Finished(127, "", $"{command[0]}: {missing.Message}");
        }
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return new Finished(process.ExitCode, string.Join('\n', output), string.Join('\n', errors));

        void Take(List<string> lines, string? line)
        {
            if (line is null) return;
            lock (lines) lines.Add(line);
            onLine?.Invoke(line);
        }
    }

    /// <summary>A session of its own, output to a file: a closed terminal or Ctrl-C does not reach it.</summary>
    public static Process StartDetached(
        IReadOnlyList<string> command,
        IReadOnlyDictionary<string, string> environment,
        string logFile,
        string? folder = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(logFile)!);
        const string Script = "log=$1; shift; exec setsid \"$@\" >>\"$log\" 2>&1 </dev/null";
        // Bash, for other shells drop a variable whose name holds a hyphen: Services__treatment-plan__0.
        var start = Describe(["/bin/bash", "-c", Script, "bash", logFile, .. command], environment, folder);
        return Process.Start(start)!;
    }

    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Concat(["/usr/sbin", "/sbin"])
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    private static ProcessStartInfo Describe(
        IReadOnlyList<string> command, IReadOnlyDictionary<string, string>? environment, string? folder)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { WorkingDirectory = folder ?? "/" };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return start;
    }
}
