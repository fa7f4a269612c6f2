using System.Data.Common;
using JasperFx.Events;
using Marten.Internal.Operations;
using Npgsql;
using NpgsqlTypes;
using Weasel.Core;
using Weasel.Postgresql;
using Weasel.Storage;
using ICommandBuilder = Weasel.Postgresql.ICommandBuilder;
using IStorageOperation = Marten.Internal.Operations.IStorageOperation;

namespace Stillwater.Platform.Commands;

/// <summary>
/// One SQL statement that runs before any append of the same transaction. A command that loses on a guard has taken
/// no sequence number, so it leaves no gap that would stall the subscriptions.
/// </summary>
/// <param name="Sql">The statement, with <c>?</c> for each parameter.</param>
/// <param name="Parameters">Values in order; null is a database null.</param>
public sealed record Guard(string Sql, params object?[] Parameters) : IStorageOperation, NoDataReturnedCall
{
    /// <summary>Marten orders operations by document type; the event type puts this beside the appends, ahead of them.</summary>
    public Type DocumentType => typeof(IEvent);

    public OperationRole Role() => OperationRole.Other;

    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        var parts = Sql.Split('?');
        for (var i = 0; i < parts.Length; i++)
        {
            builder.Append(parts[i]);
            if (i < Parameters.Length)
                builder.AppendParameter(Parameters[i] ?? DBNull.Value, TypeOf(Parameters[i]));
        }
    }

    /// <summary>The statement as Npgsql takes it outside a Marten session: <c>$1</c>, <c>$2</c>, …</summary>
    internal string Numbered()
    {
        var parts = Sql.Split('?');
        return string.Concat(parts.Select((part, i) => i < Parameters.Length ? $"{part}${i + 1}" : part));
    }

    public Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token) =>
        Task.CompletedTask;

    private static NpgsqlDbType TypeOf(object? value) => value switch
    {
        string or null => NpgsqlDbType.Text,
        Guid => NpgsqlDbType.Uuid,
        long => NpgsqlDbType.Bigint,
        int => NpgsqlDbType.Integer,
        short => NpgsqlDbType.Smallint,
        byte[] => NpgsqlDbType.Bytea,
        DateTimeOffset => NpgsqlDbType.TimestampTz,
        bool => NpgsqlDbType.Boolean,
        _ => throw new ArgumentException($"A guard cannot carry a {value.GetType().Name}.", nameof(value)),
    };
}

/// <summary>
/// A name that one stream of a clinic may hold at a time: an external id, the one active plan of a patient.
/// The key is opaque (an id or a keyed hash), never what identifies a person.
/// </summary>
public static class Claim
{
    public const string Constraint = "claim_pkey";

    public static Guard Take(string tenant, string kind, string key, Guid stream) =>
        new("insert into claim (tenant, kind, key, stream) values (?, ?, ?, ?)", tenant, kind, key, stream);

    public static Guard Release(string tenant, string kind, string key, Guid stream) =>
        new("delete from claim where tenant = ? and kind = ? and key = ? and stream = ?", tenant, kind, key, stream);

    /// <summary>The stream that holds the name, null when it is free.</summary>
    public static async Task<Guid?> HolderAsync(
        NpgsqlDataSource database, string tenant, string kind, string key, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select stream from claim where tenant = $1 and kind = $2 and key = $3");
        command.Parameters.AddWithValue(tenant);
        command.Parameters.AddWithValue(kind);
        command.Parameters.AddWithValue(key);
        return (Guid?)await command.ExecuteScalarAsync(cancellationToken);
    }
}
