namespace Stillwater.Local.Processes;

/// <summary>Waits for a condition, and stops as soon as it can no longer come true.</summary>
internal static class Patience
{
    /// <param name="reached">Asked until it says yes.</param>
    /// <param name="hopeless">The sentence to fail with at once, or null while there is hope.</param>
    /// <param name="limit">How long to ask.</param>
    /// <param name="late">The sentence to fail with when <paramref name="limit"/> has passed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task UntilAsync(
        Func<Task<bool>> reached, Func<string?> hopeless, TimeSpan limit, string late,
        CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await reached())
        {
            if (hopeless() is { } sentence) throw new SetupException(sentence);
            if (TimeProvider.System.GetElapsedTime(start) > limit) throw new SetupException(late);
            await Task.Delay(100, cancellationToken);
        }
    }
}

/// <summary>The part of a log that one start wrote: earlier runs are in the same file.</summary>
internal sealed class LogTail(string file)
{
    private const int Lines = 3;
    private const int Width = 200;
    private readonly long _from = File.Exists(file) ? new FileInfo(file).Length : 0;

    /// <summary>Its last lines, for the sentence about a process that died.</summary>
    public override string ToString()
    {
        try
        {
            using var log = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            log.Seek(_from, SeekOrigin.Begin);
            using var reader = new StreamReader(log);
            var tail = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .TakeLast(Lines)
                .Select(line => line.Length <= Width ? line : line[..Width] + "…");
            return $"{string.Join(" | ", tail)} (all of it in {file})";
        }
        catch (IOException)
        {
            return $"see {file}";
        }
    }
}
