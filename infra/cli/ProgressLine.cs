using Spectre.Console;

namespace Stillwater.Cli;

/// <summary>One line that grows while something long is done.</summary>
internal static class ProgressLine
{
    /// <summary>Shows how much is done of how much, as <paramref name="run"/> tells it.</summary>
    public static Task<T> ShowAsync<T>(string what, Func<Action<int, int>, Task<T>> run) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(screen =>
        {
            var task = screen.AddTask(what);
            return run((done, total) => task.MaxValue(Math.Max(total, 1)).Value(total == 0 ? 1 : done));
        });
}
