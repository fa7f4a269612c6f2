using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Stillwater.Harness.Hosting;

namespace Stillwater.Screenings.Tests;

/// <summary>Everything that the service has stored, as one text to search.</summary>
internal static class StoredText
{
    public static async Task<string> OfAsync(ServiceHost host)
    {
        var database = host.Services.GetRequiredService<NpgsqlDataSource>();
        var text = new StringBuilder();
        foreach (var table in new[] { "mt_events", "idempotency" })
        {
            await using var command = database.CreateCommand($"select to_json(stored)::text from {table} stored");
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
                text.AppendLine(reader.GetString(0));
        }

        return text.ToString();
    }
}
