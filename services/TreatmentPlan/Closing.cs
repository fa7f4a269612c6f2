using Stillwater.Contracts;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;

namespace Stillwater.TreatmentPlans;

/// <summary>Closes what a request says, before any decision sees it.</summary>
internal sealed class Closing(Sealer sealer, SealScope scope, DataClass dataClass)
{
    /// <summary>The closed text.</summary>
    public ValueTask<Sealed<string>> CloseAsync(string field, string text, CancellationToken ct) =>
        sealer.SealAsync(scope, dataClass, field, text, ct);

    /// <summary>The closed text, null when there is none.</summary>
    public async ValueTask<Sealed<string>?> CloseOptionalAsync(string field, string? text, CancellationToken ct) =>
        text is null ? null : await sealer.SealAsync(scope, dataClass, field, text, ct);
}

/// <summary>Opens closed values for one view and remembers which of them were erased.</summary>
internal sealed class Opening(Sealer sealer, SealScope scope, DataClass dataClass)
{
    private readonly SortedSet<string> _erased = new(StringComparer.Ordinal);

    /// <summary>Members of the view that are null because their key was destroyed.</summary>
    public IReadOnlyList<string> Erased => [.. _erased];

    /// <summary>The text, null when there is none or it was erased.</summary>
    public async ValueTask<string?> OpenAsync(string field, Sealed<string>? closed, string member, CancellationToken ct)
    {
        if (closed is not { } value)
            return null;
        var opened = await sealer.OpenAsync(scope, dataClass, field, value, ct);
        if (opened.IsErased)
            _erased.Add(member);
        return opened.Value;
    }
}
