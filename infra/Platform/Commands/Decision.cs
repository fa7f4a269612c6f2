namespace Stillwater.Platform.Commands;

/// <summary>A command that knows, purely, which events it causes. No IO, no randomness; the clock is an argument.</summary>
public interface ICommand<TState, TEvent>
    where TState : class
    where TEvent : class
{
    /// <summary>Answers the events that the command causes, none when there is nothing left to do, or a refusal.</summary>
    Decision<TEvent> Decide(TState state, DateTimeOffset now);
}

/// <summary>Events to append, or the one reason why nothing may be appended.</summary>
public sealed record Decision<TEvent>(IReadOnlyList<TEvent> Events, Refusal? Refusal)
    where TEvent : class
{
    /// <summary>What a repeated command answers: nothing to add, nothing wrong.</summary>
    public static readonly Decision<TEvent> Nothing = new([], null);

    public static implicit operator Decision<TEvent>(TEvent happened) => new([happened], null);

    public static implicit operator Decision<TEvent>(TEvent[] happened) => new(happened, null);

    public static implicit operator Decision<TEvent>(Refusal refusal) => new([], refusal);
}

/// <summary>Why the answer is no. <see cref="Code"/> is public API: partners branch on it, so it never changes.</summary>
/// <param name="Code">Stable, <c>service.kebab-reason</c>.</param>
/// <param name="Kind">Decides the status code.</param>
/// <param name="Message">One sentence for a person, without anything that identifies a patient.</param>
public sealed record Refusal(string Code, RefusalKind Kind, string Message)
{
    /// <summary>Stable codes of everything that is still missing, empty when the refusal has one cause.</summary>
    public IReadOnlyList<string> Unmet { get; init; } = [];

    /// <summary>JSON pointer of the member at fault and what would be right, when the body is at fault.</summary>
    public FieldFault? Field { get; init; }

    public bool Equals(Refusal? other) =>
        other is not null && Code == other.Code && Kind == other.Kind && Unmet.SequenceEqual(other.Unmet);

    public override int GetHashCode() => HashCode.Combine(Code, Kind);
}

/// <summary>One member of a body at fault.</summary>
/// <param name="Pointer">RFC 6901 pointer, such as <c>/doseMg</c>.</param>
/// <param name="Detail">What would be right.</param>
public sealed record FieldFault(string Pointer, string Detail);

/// <summary>Where the stream stands, what medicine or policy forbids, or why the caller may not.</summary>
public enum RefusalKind
{
    /// <summary>409: the stream is not in a state that allows it.</summary>
    State,

    /// <summary>422: a clinical or policy rule forbids it.</summary>
    Rule,

    /// <summary>403: another role is needed.</summary>
    Role,

    /// <summary>423: a legal hold forbids it.</summary>
    LegalHold,

    /// <summary>404: unknown here, or another clinic's.</summary>
    Missing,

    /// <summary>412: the caller has seen an older revision.</summary>
    Stale,
}
