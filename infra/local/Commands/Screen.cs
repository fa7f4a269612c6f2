using Spectre.Console;

namespace Stillwater.Local.Commands;

/// <summary>Shows what is being done: a spinner with times on a terminal, plain lines into a file or a pipe.</summary>
internal static class Screen
{
    public static async Task<T> FollowAsync<T>(Func<IProgress<string>, Task<T>> work)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
            return await work(new Lines());

        return await AnsiConsole.Status().Spinner(Spinner.Known.Dots).StartAsync("Looking around", async status =>
        {
            var steps = new Steps(status);
            var result = await work(steps);
            steps.Finish();
            return result;
        });
    }

    public static void Say(string line) => Console.WriteLine(line);

    private sealed class Lines : IProgress<string>
    {
        public void Report(string value) => Console.WriteLine(value);
    }

    private sealed class Steps(StatusContext status) : IProgress<string>
    {
        private readonly Lock _gate = new();
        private long _since = TimeProvider.System.GetTimestamp();
        private string? _current;

        public void Report(string value)
        {
            lock (_gate)
            {
                Finish();
                _current = value;
                _since = TimeProvider.System.GetTimestamp();
                status.Status(Markup.Escape(value));
            }
        }

        public void Finish()
        {
            lock (_gate)
            {
                if (_current is null) return;
                var seconds = TimeProvider.System.GetElapsedTime(_since).TotalSeconds;
                AnsiConsole.MarkupLine($"[green]✓[/] {Markup.Escape(_current)} [grey]{seconds:0.0} s[/]");
                _current = null;
            }
        }
    }
}
