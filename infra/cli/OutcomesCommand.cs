using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Stillwater.Monitoring.Outcomes;

namespace Stillwater.Cli;

/// <summary>`stillwater outcomes recompute`: makes every outcome of a clinic again from its facts.</summary>
internal static class OutcomesCommand
{
    public static Command Create()
    {
        var recompute = new Command("recompute", "Makes every outcome of a clinic again and compares it with what was recorded.")
        {
            AuditCommand.Gateway, AuditCommand.Clinic,
        };
        recompute.SetAction((given, ct) => RecomputeAsync(
            given.GetValue(AuditCommand.Gateway)!, given.GetValue(AuditCommand.Clinic)!, ct));
        return new Command("outcomes", "For audit teams: needs STILLWATER_CLIENT (audit) and STILLWATER_SECRET.") { recompute };
    }

    private static async Task<int> RecomputeAsync(Uri gateway, string clinic, CancellationToken cancellationToken)
    {
        using var client = new AuditClient(gateway, clinic);
        return await OutcomeScreen.RunAsync(new OutcomeReplay(client, OutcomeRules.Shipped), cancellationToken);
    }
}

/// <summary>Shows a recomputation as it runs, and how it ended.</summary>
public static class OutcomeScreen
{
    /// <summary>0 when every outcome came out the same, 1 when one did not.</summary>
    public static async Task<int> RunAsync(OutcomeReplay replay, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var result = await ProgressLine.ShowAsync("patients", told => replay.RunAsync(told, cancellationToken));
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        AnsiConsole.WriteLine(
            $"{result.Outcomes} outcomes of {result.Patients} patients made again from {result.Events} events "
            + string.Create(
                CultureInfo.InvariantCulture,
                $"in {seconds:0.0} s ({result.Patients / seconds:0} patients, {result.Events / seconds:0} events per second)."));
        if (result.Difference is not { } difference)
            return 0;
        AnsiConsole.WriteLine($"Patient {difference.PatientId} differs: {difference.Place}");
        return 1;
    }
}
