using System.Text.Json;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.Platform.Inbox;

/// <summary>What a service does when another service's fact arrives; all of it in one commit with the receipt.</summary>
public delegate Task Reaction<in TContract>(
    TContract fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    where TContract : class, IContract;

/// <summary>Every contract that a service reacts to, and every other of the same publishers.</summary>
/// <remarks>
/// A service takes all contracts of a publisher, because the order of a stream is kept over all that was published
/// of it.
/// </remarks>
public sealed class Reactions
{
    private readonly Dictionary<Type, Func<object, ReceivedFact, Work, CancellationToken, Task>> _reactions = [];

    public void Add<TContract>(Reaction<TContract> reaction)
        where TContract : class, IContract =>
        _reactions.Add(typeof(TContract), (fact, received, work, ct) => reaction((TContract)fact, received, work, ct));

    /// <summary>All contracts of all publishers that are reacted to.</summary>
    public IReadOnlyList<Type> Bound => [.. _reactions.Keys.Select(t => t.Namespace!).Distinct()
        .SelectMany(ns => typeof(IContract).Assembly.GetTypes().Where(t => t.Namespace == ns))
        .Where(t => t.IsAssignableTo(typeof(IContract)))];

    /// <summary>The services that are listened to, by the names they publish under.</summary>
    public IReadOnlyList<string> Publishers =>
        [.. _reactions.Keys.Select(t => JsonNamingPolicy.KebabCaseLower.ConvertName(t.Namespace!.Split('.')[^2])).Distinct()];

    public Task ReactAsync(object fact, ReceivedFact received, Work work, CancellationToken cancellationToken) =>
        _reactions.TryGetValue(fact.GetType(), out var reaction)
            ? reaction(fact, received, work, cancellationToken)
            : Task.CompletedTask;
}

/// <summary>How contracts are written: in messages, in parked rows, in their frozen examples.</summary>
public static class ContractJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    internal static Type TypeOf(string name) =>
        typeof(IContract).Assembly.GetType(name) ?? throw new InvalidDataException($"There is no contract {name}.");
}
