using Stillwater.Contracts;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;

namespace Stillwater.Screenings;

/// <summary>Opens a patient's closed values for one view and remembers which of them were erased.</summary>
internal sealed class Opening(Sealer sealer, SealScope scope)
{
    private readonly SortedSet<string> _erased = new(StringComparer.Ordinal);

    /// <summary>Members of the view that are null because their key was destroyed.</summary>
    public IReadOnlyList<string> Erased => [.. _erased];

    /// <summary>The text, null when there is none or it was erased.</summary>
    public async ValueTask<string?> OpenAsync(
        Sealed<string>? closed, string member, CancellationToken cancellationToken)
    {
        if (closed is not { } value)
            return null;
        var opened = await sealer.OpenAsync(scope, value, cancellationToken);
        if (opened.IsErased)
            _erased.Add(member);
        return opened.Value;
    }
}

/// <summary>Closes what a request says of one patient, before any decision sees it.</summary>
internal sealed class Closing(Sealer sealer, SealScope scope, DataClass dataClass)
{
    /// <summary>The closed text.</summary>
    public ValueTask<Sealed<string>> CloseAsync(string field, string text, CancellationToken cancellationToken) =>
        sealer.SealAsync(scope, dataClass, field, text, cancellationToken);

    /// <summary>The closed text, null when there is none.</summary>
    public async ValueTask<Sealed<string>?> CloseOptionalAsync(
        string field, string? text, CancellationToken cancellationToken) =>
        text is null ? null : await sealer.SealAsync(scope, dataClass, field, text, cancellationToken);
}
