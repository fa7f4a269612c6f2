using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Cli;

/// <summary>`stillwater eligibility replay`: judges every stored determination again and compares the hashes.</summary>
internal static class EligibilityCommand
{
    public static Command Create()
    {
        var replay = new Command("replay", "Judges every determination of a clinic again, from all of history.")
        {
            AuditCommand.Gateway, AuditCommand.Clinic,
        };
        replay.SetAction((given, ct) => ReplayAsync(
            given.GetValue(AuditCommand.Gateway)!, given.GetValue(AuditCommand.Clinic)!, ct));
        return new Command("eligibility", "For audit teams: needs STILLWATER_CLIENT (audit) and STILLWATER_SECRET.") { replay };
    }

    private static async Task<int> ReplayAsync(Uri gateway, string clinic, CancellationToken cancellationToken)
    {
        using var client = new AuditClient(gateway, clinic);
        return await ReplayScreen.RunAsync(new EligibilityReplay(client, RuleShelf.Default), cancellationToken);
    }
}

/// <summary>Shows a replay as it runs, and how it ended.</summary>
public static class ReplayScreen
{
    /// <summary>0 when every determination came out the same, 1 when one did not.</summary>
    public static async Task<int> RunAsync(EligibilityReplay replay, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var result = await ProgressLine.ShowAsync("determinations", told => replay.RunAsync(told, cancellationToken));
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        AnsiConsole.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Reproduced} determinations reproduced in {seconds:0.0} s ({result.Reproduced / seconds:0} per second)."));
        if (result.Difference is not { } difference)
            return 0;
        AnsiConsole.WriteLine(
            $"Determination {difference.DeterminationId} of screening {difference.ScreeningId} is another: {difference.What}.");
        if (difference.Place is { } place)
            AnsiConsole.WriteLine($"First difference: {place}");
        return 1;
    }
}
