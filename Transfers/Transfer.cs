using System.Diagnostics;

namespace Stillwater.TreatmentPlans.Transfers;

/// <summary>Where a transfer stands, and what it still lacks.</summary>
public sealed record Transfer(
    TransferRequested? Requested, TransferNotified? Notified, TransferCodeIssued? Code, TransferEnded? Ended)
{
    public const string SharingConsent = "sharing-consent";
    public const string RemsNotice = "rems-notice";
    public const string FormArrears = "pmf-arrears";
    public const string EnrolmentVerification = "enrolment-verification";

    public static readonly Transfer Initial = new(null, null, null, null);

    public Guid PatientId => Requested?.PatientId ?? Guid.Empty;

    /// <summary>requested, notified, accepted, completed, refused, withdrawn or expired.</summary>
    public string State => 0 switch
    {
        _ when Ended is { } ended => ended.Outcome,
        _ when Code is not null => "accepted",
        _ when Notified is not null => "notified",
        _ => "requested",
    };

    /// <summary>What must be there before the plan moves.</summary>
    public IReadOnlyList<string> Unmet(bool consentHolds, int formArrears)
    {
        var unmet = new List<string>();
        if (!consentHolds)
            unmet.Add(SharingConsent);
        if (Requested is { UnderRems: true } && Notified is null)
            unmet.Add(RemsNotice);
        if (formArrears > 0)
            unmet.Add(FormArrears);
        return unmet;
    }

    internal static Transfer Evolve(Transfer transfer, TransferEvent happened) => happened switch
    {
        TransferRequested e => transfer with { Requested = e },
        TransferNotified e => transfer with { Notified = e },
        TransferAccepted => transfer,
        TransferCodeIssued e => transfer with { Code = e },
        TransferEnded e => transfer with { Ended = e },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(Transfer)}"),
    };
}
