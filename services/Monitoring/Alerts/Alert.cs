using System.Collections.Immutable;
using System.Diagnostics;

namespace Stillwater.Monitoring.Alerts;

/// <summary>One alert as it stands.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="Raised">How it was raised, null before.</param>
/// <param name="Level">The rung that is asked, from 1.</param>
public sealed record Alert(Guid PatientId, SafetyAlertRaised? Raised, int Level)
{
    public const string Open = "open";
    public const string Seen = "acknowledged";
    public const string Closed = "resolved";

    public static readonly Alert Initial = new(Guid.Empty, null, 0);

    /// <summary>Who has seen it, null while nobody has.</summary>
    public SafetyAlertAcknowledged? Acknowledged { get; init; }

    /// <summary>How it was closed, null while it is not.</summary>
    public SafetyAlertResolved? Resolved { get; init; }

    /// <summary>Every climb, in order.</summary>
    public ImmutableList<SafetyAlertEscalated> Climbs { get; init; } = [];

    /// <summary>Assessments that were made because of it, in order.</summary>
    public ImmutableList<SafetyAlertAssessed> Assessments { get; init; } = [];

    /// <summary>What was not done in time, null while it is in time.</summary>
    public SafetyAlertOverdue? Overdue { get; init; }

    internal string State => Resolved is not null ? Closed : Acknowledged is not null ? Seen : Open;

    internal static Alert Evolve(Alert alert, AlertEvent happened) => happened switch
    {
        SafetyAlertRaised e => new Alert(e.PatientId, e, 1),
        SafetyAlertEscalated e => alert with { Level = e.Level, Climbs = alert.Climbs.Add(e) },
        SafetyAlertOverdue e => alert with { Overdue = e },
        SafetyAlertAcknowledged e => alert with { Acknowledged = e },
        SafetyAlertAssessed e => alert with { Assessments = alert.Assessments.Add(e) },
        SafetyAlertResolved e => alert with { Resolved = e },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(Alert)}"),
    };
}
