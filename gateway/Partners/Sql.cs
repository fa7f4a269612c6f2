using Npgsql;

namespace Stillwater.Partners;

/// <summary>Commands with positional parameters, in one line each.</summary>
internal static class Sql
{
    public static NpgsqlCommand Command(
        this NpgsqlConnection connection, string text, params ReadOnlySpan<object?> values) =>
        new NpgsqlCommand(text, connection).With(values);

    public static NpgsqlCommand Command(
        this NpgsqlDataSource source, string text, params ReadOnlySpan<object?> values) =>
        source.CreateCommand(text).With(values);

    private static NpgsqlCommand With(this NpgsqlCommand command, ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }
}
