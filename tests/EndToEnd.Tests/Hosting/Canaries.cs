using System.Text;
using Npgsql;
using Stillwater.Harness.Servers;
using Stillwater.Local.Topology;

namespace Stillwater.EndToEnd.Tests.Hosting;

/// <summary>Words of the course's patient that nobody may find outside of an answer to a permitted reader.</summary>
internal static class Canaries
{
    /// <summary>The external id of a patient whom somebody looks for.</summary>
    public const string SearchedFor = "MRN-Fairwater-0142";

    private static readonly string[] Words =
    [
        "\"Ada\"", "Ada Fairwater", "Fairwater", "1987-05-14", "503-555-01", "ada@example.org",
        "To meet what is difficult", "Walk with a friend", "Grief can be carried", "Remission after six sessions",
        "DEMO-0001",
    ];

    public static IEnumerable<string> In(string text) =>
        Words.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Tables with a row that holds a word, as text, in JSON or in bytes; and how many rows were read.</summary>
    public static async Task<(long Rows, IReadOnlyList<string> Found)> InDatabasesAsync(TestPlatform platform)
    {
        var (rows, found) = (0L, new List<string>());
        foreach (var names in DatabasePlan.DatabasesOf(platform.Running.Plan.Tye))
        {
            await using var source = NpgsqlDataSource.Create(platform.Database(names.Process).Admin);
            foreach (var table in await TablesAsync(source))
            {
                await using var look = source.CreateCommand(
                    $"select count(*), count(*) filter (where t::text ilike any($1)) from {table} t");
                look.Parameters.AddWithValue(Patterns);
                await using var counts = await look.ExecuteReaderAsync();
                await counts.ReadAsync();
                rows += counts.GetInt64(0);
                if (counts.GetInt64(1) > 0)
                    found.Add($"{names.Process}: {counts.GetInt64(1)} rows of {table}");
            }
        }

        return (rows, found);
    }

    /// <summary>Bytes are printed as hexadecimal digits.</summary>
    private static string[] Patterns =>
        [.. Words.SelectMany(word => (string[])[word, Convert.ToHexStringLower(Encoding.UTF8.GetBytes(word))])
            .Select(w => $"%{w}%")];

    private static async Task<List<string>> TablesAsync(NpgsqlDataSource source)
    {
        await using var query = source.CreateCommand(
            """
            select format('%I.%I', table_schema, table_name) from information_schema.tables
            where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
            """);
        await using var rows = await query.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await rows.ReadAsync())
            tables.Add(rows.GetString(0));
        return tables;
    }
}
