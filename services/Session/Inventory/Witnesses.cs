using Stillwater.Sessions.Practitioners;

namespace Stillwater.Sessions.Inventory;

/// <summary>Looks a named witness up, so that a decision can judge her without asking anybody.</summary>
internal sealed class Witnesses(PractitionerDirectory directory)
{
    public async Task<Witness> FindAsync(HttpRequest request, Guid? named, CancellationToken cancellationToken) =>
        named is { } id ? new Witness(id, await directory.IsActiveAsync(request, id, cancellationToken)) : Witness.None;
}
