using System.Globalization;
using System.Text.Json;
using Stillwater.Screenings.RuleSets;
using Stillwater.Screenings.Screenings;

namespace Stillwater.Cli;

/// <summary>
/// Judges every stored determination of a clinic again, here and not at the server: from its facts, its acceptances and the
/// rule set that it names, and compares the hashes.
/// </summary>
public sealed class EligibilityReplay(AuditClient client, RuleShelf shelf)
{
    private const int PageSize = 500;
    private const int ChunkSize = 100;

    /// <summary>Runs to the end, or to the first determination that does not come out the same.</summary>
    /// <param name="progress">Told the number done and the number in all, after each page.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task<ReplayResult> RunAsync(Action<int, int> progress, CancellationToken cancellationToken)
    {
        var (done, total, next) = (0, 0, ReadAsync(0, PageSize, "", cancellationToken));
        while (true)
        {
            var page = await next;
            total = page.Total ?? total;
            // The next page travels while this one is judged.
            if (page.Next is { } position)
                next = ReadAsync(position, PageSize, "", cancellationToken);
            var differences = await DifferencesAsync(page.Items, cancellationToken);
            if (differences.FindIndex(d => d is not null) is >= 0 and var first)
            {
                return new ReplayResult(
                    done + first, await ExplainAsync(page.Items[first], differences[first]!, cancellationToken));
            }

            done += page.Items.Count;
            progress(done, total);
            if (page.Next is null)
                return new ReplayResult(done, null);
        }
    }

    private Task<DeterminationPage> ReadAsync(long after, int limit, string more, CancellationToken cancellationToken) =>
        client.ReadAsync<DeterminationPage>(
            string.Create(CultureInfo.InvariantCulture, $"/v1/determinations?after={after}&limit={limit}{more}"),
            DeterminationProof.Json, cancellationToken);

    private async Task<List<string?>> DifferencesAsync(
        IReadOnlyList<StoredDetermination> page, CancellationToken cancellationToken)
    {
        var parts = await Task.WhenAll(page.Chunk(ChunkSize).Select(
            chunk => Task.Run(() => chunk.Select(Judged).ToArray(), cancellationToken)));
        return [.. parts.SelectMany(part => part)];
    }

    /// <summary>Null when the determination is the same to the last byte, else what is not.</summary>
    private string? Judged(StoredDetermination stored)
    {
        if (shelf.Find(stored.RuleSet.Version) is not { } rules)
            return $"rule set {stored.RuleSet.Version} is not part of this build";
        if (rules.Hash != stored.RuleSet.Hash)
            return $"rule set {stored.RuleSet.Version} has the hash {rules.Hash} here and {stored.RuleSet.Hash} there";
        if (stored.StoredHash is { } kept && kept != stored.JudgementHash)
            return $"the judgement has the hash {stored.JudgementHash} and was stored with {kept}";
        var again = DeterminationProof.HashOf(Again(stored, rules));
        return again == stored.JudgementHash ? null : $"the judgement has the hash {again} here and {stored.JudgementHash} there";
    }

    private static Judgement Again(StoredDetermination stored, RuleLibrary rules) =>
        Judge.Determine(stored.Facts, rules.Rules, stored.Accepted);

    /// <summary>Asks for the one determination with its judgement and names the first place that differs.</summary>
    private async Task<ReplayDifference> ExplainAsync(
        StoredDetermination stored, string difference, CancellationToken cancellationToken)
    {
        var page = await ReadAsync(stored.Position - 1, 1, "&include=judgement", cancellationToken);
        var place = shelf.Find(stored.RuleSet.Version) is { } rules && page.Items is [{ Judgement: { } kept }]
            ? JsonDifference.First(Element(kept), Element(Again(stored, rules)), "")
            : null;
        return new ReplayDifference(stored.DeterminationId, stored.ScreeningId, difference, place);
    }

    private static JsonElement Element(Judgement judgement) =>
        JsonSerializer.SerializeToElement(judgement, DeterminationProof.Json);
}

/// <summary>How a replay ended.</summary>
/// <param name="Reproduced">How many came out the same.</param>
/// <param name="Difference">The first that did not, null when all did.</param>
public sealed record ReplayResult(int Reproduced, ReplayDifference? Difference);

/// <summary>A determination that does not come out the same.</summary>
/// <param name="DeterminationId">The determination.</param>
/// <param name="ScreeningId">Its screening.</param>
/// <param name="What">What does not agree.</param>
/// <param name="Place">The first place in the judgement that differs, null where the judgements agree.</param>
public sealed record ReplayDifference(Guid DeterminationId, Guid ScreeningId, string What, string? Place);

/// <summary>Finds the first place where two JSON values differ.</summary>
internal static class JsonDifference
{
    public static string? First(JsonElement left, JsonElement right, string path) => (left.ValueKind, right.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => left.EnumerateObject().Select(m => m.Name)
            .Union(right.EnumerateObject().Select(m => m.Name))
            .Select(name => (left.TryGetProperty(name, out var l), right.TryGetProperty(name, out var r)) switch
            {
                (true, true) => First(l, r, $"{path}/{name}"),
                (true, false) => $"{path}/{name}: {l} there, nothing here",
                _ => $"{path}/{name}: nothing there, {r} here",
            }).FirstOrDefault(found => found is not null),
        (JsonValueKind.Array, JsonValueKind.Array) when left.GetArrayLength() == right.GetArrayLength() => left.EnumerateArray()
            .Zip(right.EnumerateArray()).Index().Select(pair => First(pair.Item.First, pair.Item.Second, $"{path}/{pair.Index}"))
            .FirstOrDefault(found => found is not null),
        _ => left.GetRawText() == right.GetRawText() ? null : $"{path}: {left} there, {right} here",
    };
}
