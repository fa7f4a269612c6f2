using System.Runtime.CompilerServices;
using JasperFx.Events;
using Marten;
using Npgsql;
using Stillwater.Screenings.Screenings;

namespace Stillwater.Screenings.RuleAdoptions;

/// <summary>Reads a clinic's determinations in the order of their recording, a page at a time.</summary>
internal sealed class PastDeterminations(IDocumentStore store, NpgsqlDataSource database)
{
    private const string StoredName = "screening.eligibility-determined.v1";
    private const int PageSize = 500;

    /// <summary>How many there are.</summary>
    public async Task<int> CountAsync(string clinic, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select count(*)::int from mt_events where tenant_id = $1 and type = $2");
        command.Parameters.AddWithValue(clinic);
        command.Parameters.AddWithValue(StoredName);
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>The next ones after a position in the store.</summary>
    public async Task<IReadOnlyList<IEvent<EligibilityDetermined>>> PageAsync(
        string clinic, long after, int limit, CancellationToken cancellationToken)
    {
        await using var session = store.QuerySession(clinic);
        var stored = await session.Events.QueryAllRawEvents()
            .Where(e => e.EventTypeName == StoredName && e.Sequence > after)
            .OrderBy(e => e.Sequence).Take(limit).ToListAsync(cancellationToken);
        return [.. stored.Cast<IEvent<EligibilityDetermined>>()];
    }

    /// <summary>All of them.</summary>
    public async IAsyncEnumerable<IEvent<EligibilityDetermined>> AllAsync(
        string clinic, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = 0L;
        while (await PageAsync(clinic, after, PageSize, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var determined in page)
                yield return determined;
            after = page[^1].Sequence;
        }
    }
}
