using Stillwater.Platform.Commands;
using Stillwater.Sessions.DosingSessions.RecordingAdverseEvent;

namespace Stillwater.Sessions.DosingSessions.CorrectingFact;

/// <summary>
/// An adverse event was recorded wrong. Its number stays; a report that it owed is owed whatever the correction says, and
/// one that it owes only now has its clock from now.
/// </summary>
public sealed record CorrectAdverseEvent(Guid Corrects, AdverseEventRecorded Former, RecordAdverseEvent Replacement)
    : ICommand<DosingSession, DosingSessionEvent>
{
    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now)
    {
        var protocol = Replacement.Protocols.Of(state.Booking!.Protocol);
        var recorded = (Replacement with { AdverseEventId = Former.AdverseEventId }).Record(state, protocol, now);
        var corrected = recorded with { Reports = Former.Reports.Count > 0 ? Former.Reports : recorded.Reports };
        if (state.AdverseEventCorrections.FindLast(c => c.Corrects == Corrects) is { } before)
        {
            return Says(before.Now, corrected)
                ? Decision<DosingSessionEvent>.Nothing
                : CorrectObservation.AlreadyCorrected;
        }

        if (Says(Former, corrected))
            return CorrectObservation.NothingChanged.On("/replacement", "another term, time or judgement");
        if (Replacement.Fault(protocol, now) is { } fault)
            return fault with { Field = fault.Field is { } f ? f with { Pointer = $"/replacement{f.Pointer}" } : null };
        return new AdverseEventCorrected(state.Place, Corrects, Former, corrected, Replacement.ReportedBy);
    }

    /// <summary>Whether two say the same; what is sealed differs each time it is closed.</summary>
    private static bool Says(AdverseEventRecorded one, AdverseEventRecorded other) =>
        (one.Term, one.OnsetAt, one.ResolvedAt, one.Grade, one.Relatedness, one.DrugAction, one.Outcome)
            == (other.Term, other.OnsetAt, other.ResolvedAt, other.Grade, other.Relatedness, other.DrugAction, other.Outcome)
        && one.Seriousness.SequenceEqual(other.Seriousness) && other.Narrative is null;
}
