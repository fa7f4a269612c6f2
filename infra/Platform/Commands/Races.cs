using JasperFx;
using Npgsql;

namespace Stillwater.Platform.Commands;

/// <summary>What a failed commit means: somebody was faster, a server is away, or it is our bug.</summary>
public static class Races
{
    /// <summary>How often a lost race is decided again before the caller hears of it.</summary>
    public const int Attempts = 5;

    /// <summary>Another writer was faster on the stream, the key or a claim: deciding again may succeed.</summary>
    public static bool WasLost(Exception exception) => exception is ConcurrencyException
        or JasperFx.Events.ExistingStreamIdCollisionException or Marten.Exceptions.ExistingStreamIdCollisionException
        || Postgres(exception) is
        {
            SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation
            or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.SerializationFailure
        };

    /// <summary>The writer before us has held the row for longer than we wait (2 s).</summary>
    public static bool WaitedTooLong(Exception exception) =>
        Postgres(exception) is { SqlState: PostgresErrorCodes.LockNotAvailable };

    /// <summary>
    /// The database cannot be reached, is going down, or cut a statement off: the commit may or may not have happened.
    /// </summary>
    public static bool DatabaseIsAway(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case PostgresException { SqlState: var state }:
                    return state.StartsWith("57", StringComparison.Ordinal) || state.StartsWith("08", StringComparison.Ordinal)
                        || state.StartsWith("53", StringComparison.Ordinal) || state == PostgresErrorCodes.ReadOnlySqlTransaction;
                case NpgsqlException or TimeoutException or System.Net.Sockets.SocketException or IOException:
                    return true;
            }
        }

        return false;
    }

    internal static string? ViolatedConstraint(Exception exception) => Postgres(exception)?.ConstraintName;

    private static PostgresException? Postgres(Exception? exception)
    {
        while (exception is not null and not PostgresException)
            exception = exception.InnerException;
        return (PostgresException?)exception;
    }
}
