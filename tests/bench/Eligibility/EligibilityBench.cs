extern alias cli;
extern alias screening;

using System.Globalization;
using cli::Stillwater.Cli;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using screening::Stillwater.Screenings.RuleSets;
using Spectre.Console;
using Stillwater.Harness;
using Stillwater.Harness.Hosting;
using Stillwater.Harness.Servers;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Bench.Eligibility;

/// <summary>How fast the eligibility rules judge one patient, and how fast a whole history is judged again.</summary>
internal static class EligibilityBench
{
    private const int Seed = 2026;
    private const int PerPerson = 10;
    private const string Clinic = "lakeside";

    /// <summary>Judges each person's full facts, on one thread, by the rule set that clinics begin with.</summary>
    public static int Evaluate(int people)
    {
        var rules = RuleLibrary.Default.Rules;
        var today = new DateOnly(2026, 3, 2);
        ScreeningFacts[] facts = [.. Enumerable.Range(0, people).Select(n => PeopleInStore.FactsOf(Person.Of(Seed, n, today)))];
        foreach (var warmup in facts.Take(2000))
            Judge.Determine(warmup, rules, []);
        var micros = new double[facts.Length];
        for (var i = 0; i < facts.Length; i++)
        {
            var started = TimeProvider.System.GetTimestamp();
            Judge.Determine(facts[i], rules, []);
            micros[i] = TimeProvider.System.GetElapsedTime(started).TotalMicroseconds;
        }

        Array.Sort(micros);
        var table = new Table().AddColumns("people", "rules", "median µs", "p99 µs", "max µs", "per second");
        table.AddRow(
            Text(people), Text(rules.Rules.Count), Text(micros[people / 2]), Text(micros[people * 99 / 100]), Text(micros[^1]),
            Text(people / (micros.Sum() / 1e6)));
        AnsiConsole.Write(table);
        return 0;
    }

    /// <summary>Takes people through the whole screening over REST.</summary>
    public static Task<int> ScreenAsync(int people) => WithHostAsync(async host =>
    {
        using var client = host.ClientOf(Clinic, Roles.Prescriber, "prescriber-1");
        var started = TimeProvider.System.GetTimestamp();
        var verdicts = await ShowAsync("screenings", people, told => PeopleByApi.ScreenAsync(
            client, TimeProvider.System.GetUtcNow(), Seed, people, 8, () => told(1)));
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        var table = new Table().AddColumns("verdict", "people");
        foreach (var verdict in verdicts.GroupBy(v => v).OrderByDescending(g => g.Count()))
            table.AddRow(verdict.Key, Text(verdict.Count()));
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine($"{people} screenings over REST in {Text(seconds)} s ({Text(people / seconds)} per second).");
        return await ReplayAsync(host);
    });

    /// <summary>Fills the store with determinations and judges all of them again over REST.</summary>
    public static Task<int> ReplayAsync(int determinations) => WithHostAsync(async host =>
    {
        var started = TimeProvider.System.GetTimestamp();
        await ShowAsync("seeding", determinations, async told =>
        {
            await PeopleInStore.SeedAsync(
                host.Services.GetRequiredService<IDocumentStore>(), Clinic, Seed, determinations / PerPerson, PerPerson, told);
            return 0;
        });
        AnsiConsole.WriteLine($"Seeded in {Text(TimeProvider.System.GetElapsedTime(started).TotalSeconds)} s.");
        await SeededStore.PublishedAsync(host.Lease["screening"]);
        return await ReplayAsync(host);
    });

    private static async Task<int> ReplayAsync(ServiceHost host)
    {
        using var client = new AuditClient(host.Address, Clinic, host.Issuer.Token(Clinic, Roles.Auditor, "auditor-1"));
        return await ReplayScreen.RunAsync(new EligibilityReplay(client, RuleShelf.Default), CancellationToken.None);
    }

    private static async Task<int> WithHostAsync(Func<ServiceHost, Task<int>> run)
    {
        await using var host = await ServiceHost.StartAsync(
            "screening", typeof(screening::Program), null,
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Logging:LogLevel:Default"] = "Error" });
        return await run(host);
    }

    private static Task<T> ShowAsync<T>(string what, int total, Func<Action<int>, Task<T>> run) => AnsiConsole.Progress()
        .StartAsync(screen =>
        {
            var task = screen.AddTask(what, maxValue: total);
            return run(done => task.Increment(done));
        });

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
