using Marten;
using Stillwater.Platform.Commands;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.RuleAdoptions;

/// <summary>Finds the rule set that a clinic decides by: the one it adopted, else the one it began with.</summary>
internal sealed class ClinicRules(IDocumentStore store, StreamTypes streams, RuleShelf shelf)
{
    /// <summary>The rule set in force.</summary>
    public async Task<RuleLibrary> OfAsync(string clinic, CancellationToken cancellationToken) =>
        InForce(await ReadAsync(clinic, cancellationToken), shelf);

    /// <summary>What the clinic has adopted and was told.</summary>
    public async Task<RuleAdoption> ReadAsync(string clinic, CancellationToken cancellationToken)
    {
        await using var session = store.QuerySession(clinic);
        var stored = await session.Events.FetchStreamAsync(RuleAdoption.StreamOf(clinic), token: cancellationToken);
        return streams.Of<RuleAdoption, RuleAdoptionEvent>().Fold(stored, streams.Catalogue).State;
    }

    /// <summary>A build that no longer carries what a clinic has adopted must not decide by another.</summary>
    public static RuleLibrary InForce(RuleAdoption adoption, RuleShelf shelf) => adoption.Adopted is { } adopted
        ? shelf.Find(adopted.Version)
            ?? throw new InvalidDataException($"Rule set {adopted.Version} is adopted and not part of this build.")
        : shelf.Initial;
}
