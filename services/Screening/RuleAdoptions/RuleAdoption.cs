using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Stillwater.Screenings.RuleAdoptions;

/// <summary>Which rule set a clinic has adopted, and what it was told before.</summary>
/// <param name="Adopted">The last adoption, null while the clinic is on the one that it began with.</param>
/// <param name="Reports">The reports, the oldest first.</param>
public sealed record RuleAdoption(RuleSetAdopted? Adopted, IReadOnlyList<BlastRadiusReported> Reports)
{
    /// <summary>Before anything happened.</summary>
    public static readonly RuleAdoption Initial = new(null, []);

    /// <summary>A clinic has one stream, found by its name.</summary>
    public static Guid StreamOf(string clinic) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"rule-adoption/{clinic}")).AsSpan(0, 16));

    internal static RuleAdoption Evolve(RuleAdoption adoption, RuleAdoptionEvent happened) => happened switch
    {
        BlastRadiusReported e => adoption with { Reports = [.. adoption.Reports, e] },
        RuleSetAdopted e => adoption with { Adopted = e },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(RuleAdoption)}"),
    };
}
