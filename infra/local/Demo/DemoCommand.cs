using System.Globalization;
using Spectre.Console;
using Stillwater.Local.Platforms;

namespace Stillwater.Local.Demo;

/// <summary>Walks one patient through the running platform and tells it as a timeline.</summary>
internal static class DemoCommand
{
    public static async Task<int> RunAsync(RunningPlatform platform, CancellationToken cancellationToken)
    {
        using var gateway = new HttpClient { BaseAddress = platform.Gateway, Timeout = TimeSpan.FromSeconds(100) };
        var clinic = new ClinicApi(gateway, "northside", TimeProvider.System);
        AnsiConsole.MarkupLine(
            "\n[bold]Scenario S00: six IV sessions, from PHQ-9 22 to remission[/]  "
            + "[grey](sandbox clinic, virtual clock)[/]\n");
        var started = TimeProvider.System.GetTimestamp();
        var result = await new Course(clinic, new Timeline().Tell).RunAsync(cancellationToken);
        ShowScores(result);
        AnsiConsole.MarkupLine(
            $"\nPlan [bold]{result.PlanState}[/] after {result.Sessions.Count} sessions, "
            + $"in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.0} s of real time.");
        AnsiConsole.MarkupLine(
            "[grey]The facts behind it, for an auditor: "
            + $"{platform.Gateway}v1/audit/streams/treatment-plan/{result.PlanId}/events[/]");
        return result is { PlanState: "maintenance", Phq9: [22, .., 4] } ? 0 : 1;
    }

    private static void ShowScores(CourseResult result)
    {
        AnsiConsole.WriteLine();
        var chart = new BarChart().Width(72).Label("PHQ-9 (below 5: remission)").LeftAlignLabel();
        foreach (var (score, index) in result.Phq9.Select((score, index) => (score, index)))
        {
            var name = index == 0 ? "screening" : $"session {index}";
            var outcome = index == 0 ? "" : $" {result.Classes[index - 1]}";
            chart.AddItem($"{name}{outcome}", score, score < 5 ? Color.Green : score <= 11 ? Color.Yellow : Color.Red);
        }

        AnsiConsole.Write(chart);
    }

    /// <summary>Prints each moment as it comes, one day under its own heading.</summary>
    private sealed class Timeline
    {
        private DateOnly _day;

        public void Tell(Moment moment)
        {
            var day = DateOnly.FromDateTime(moment.At.DateTime);
            if (day != _day)
                AnsiConsole.MarkupLine($"[bold]{day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture)}[/]");
            _day = day;
            var (mark, style) = moment.Kind switch
            {
                MomentKind.Conclusion => ("→", "cyan"),
                MomentKind.TurningPoint => ("★", "bold yellow"),
                _ => ("·", "default"),
            };
            AnsiConsole.MarkupLine(
                $"  {moment.At:HH:mm}  [{style}]{mark}[/] [{style}]{Markup.Escape(moment.Who),-20}[/] "
                + Markup.Escape(moment.What));
        }
    }
}
