using System.Reflection;
using Npgsql;

namespace Stillwater.Platform.Keys;

/// <summary>A script that ships inside the assembly, run in one transaction on a connection of its own.</summary>
internal static class SchemaScript
{
    public static async Task ApplyAsync(string script, string owner, string appRole, CancellationToken ct)
    {
        using var resource = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(script)!);
        using var quoting = new NpgsqlCommandBuilder();
        var statements = (await resource.ReadToEndAsync(ct))
            .Replace("$app", quoting.QuoteIdentifier(appRole), StringComparison.Ordinal);
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand(statements, connection, transaction);
        await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
