using System.Globalization;
using MassTransit;
using Stillwater.Platform.Relay;

namespace Stillwater.Platform.Inbox;

/// <summary>Where a received fact stands in its publisher's stream.</summary>
/// <param name="EventId">Id of the publisher's event, the same on every delivery.</param>
/// <param name="Previous">Version of the fact that must have been handled before this one, 0 when it is the first.</param>
public sealed record ReceivedFact(
    Guid EventId, string Publisher, string Clinic, Guid Stream, long Version, long Previous, string? CorrelationId,
    DateTimeOffset OccurredAt)
{
    /// <summary>Reads the headers that the relay has written.</summary>
    /// <exception cref="InvalidDataException">One is missing: the message is not one of ours.</exception>
    internal static ReceivedFact From(ConsumeContext context) => new(
        context.MessageId ?? throw Lacks("message id"),
        Text(context, FactHeaders.Publisher),
        Text(context, FactHeaders.Tenant),
        Guid.TryParse(Text(context, FactHeaders.Stream), out var stream) ? stream : throw Lacks(FactHeaders.Stream),
        Number(context, FactHeaders.Version),
        Number(context, FactHeaders.Previous),
        context.Headers.Get<string>(FactHeaders.Correlation),
        DateTimeOffset.Parse(
            Text(context, FactHeaders.OccurredAt), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

    private static string Text(ConsumeContext context, string header) =>
        context.Headers.Get<string>(header) ?? throw Lacks(header);

    private static long Number(ConsumeContext context, string header) =>
        context.Headers.Get<long>(header) ?? throw Lacks(header);

    private static InvalidDataException Lacks(string header) => new($"The message has no usable {header}.");
}

/// <summary>A reaction that cannot be done now and must be looked at: the fact waits, and its stream with it.</summary>
public sealed class ReactionParkedException(string code) : Exception($"The reaction was refused: {code}.")
{
    public string Code => code;
}

/// <summary>Judges what a reaction's command answered.</summary>
public static class ReactionOutcomes
{
    /// <summary>Parks the fact when the command was refused: the refusal was not expected.</summary>
    public static Commands.Decided<TState> OrPark<TState>(this Commands.Decided<TState> decided)
        where TState : class =>
        decided.Refusal is { } refusal ? throw new ReactionParkedException(refusal.Code) : decided;
}
