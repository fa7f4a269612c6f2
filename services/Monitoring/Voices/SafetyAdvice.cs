using Stillwater.Clinical.SafetyWords;

namespace Stillwater.Monitoring.Voices;

/// <summary>Where somebody in danger finds help at once. It says nothing about who reads it.</summary>
/// <param name="Note">That the care team reads what was sent, and when not to wait for it.</param>
/// <param name="Lines">Whom to call.</param>
/// <param name="TableVersion">Version and hash of the table that the lines are from.</param>
public sealed record SafetyAdvice(string Note, IReadOnlyList<HelpLineView> Lines, string TableVersion)
{
    private const string Read =
        "Your care team has been told and will read this. If you may be in danger now, do not wait for an answer: call.";

    internal static SafetyAdvice From(SafetyWordTable table) => new(
        Read, [.. table.Help.Select(h => new HelpLineView(h.Code, h.Name, h.Contact, h.Source))], table.Name);
}

/// <summary>One line of help.</summary>
/// <param name="Code">988 or 911.</param>
/// <param name="Name">Whom it reaches.</param>
/// <param name="Contact">How.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record HelpLineView(string Code, string Name, string Contact, string Source);
