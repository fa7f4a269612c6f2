using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.Inventory;
using Stillwater.Sessions.Rems.Enrolments;

namespace Stillwater.Sessions.Rems.Dispensings;

/// <summary>One line of the dispensing record: what of one lot was dispensed for one part of a dose (7.4).</summary>
/// <param name="SessionId">The dosing session.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="RemsId">The REMS's id of the patient; null for another drug, before the confirmation, or once erased.</param>
/// <param name="Verification">What the REMS said for this session, null when it was not asked.</param>
/// <param name="VerifiedAt">When it was asked.</param>
/// <param name="PrescriberId">Who prescribes, null when nobody was named.</param>
/// <param name="Drug">ketamine or esketamine.</param>
/// <param name="Ndc">The product.</param>
/// <param name="Lot">The lot.</param>
/// <param name="ExpiresOn">When the lot expires.</param>
/// <param name="Part">Number of the dose or device in the session, from 1.</param>
/// <param name="DispensedAt">When it left the shelf.</param>
/// <param name="DispensedMg">Milligrams that left the shelf.</param>
/// <param name="Units">The same in units of the product, such as devices.</param>
/// <param name="GivenMg">Milligrams given, with every correction.</param>
/// <param name="WastedMg">Milligrams destroyed before a witness.</param>
/// <param name="LeftMg">Milligrams not accounted for yet.</param>
/// <param name="Witness">Who witnessed the destruction, null when nothing was destroyed.</param>
/// <param name="WitnessConfirmedAt">When the witness said so herself, null while she has not.</param>
/// <param name="BalanceMg">What the book had on the shelf afterwards, milligrams.</param>
/// <param name="DispensedBy">Who dispensed it.</param>
/// <param name="ObservedBy">Who watched it being given, null when nobody was named.</param>
public sealed record DispensingView(
    Guid SessionId,
    Guid PatientId,
    string? RemsId,
    string? Verification,
    DateTimeOffset? VerifiedAt,
    Guid? PrescriberId,
    string Drug,
    string Ndc,
    string Lot,
    DateOnly ExpiresOn,
    int Part,
    DateTimeOffset DispensedAt,
    decimal DispensedMg,
    decimal Units,
    decimal GivenMg,
    decimal WastedMg,
    decimal LeftMg,
    string? Witness,
    DateTimeOffset? WitnessConfirmedAt,
    decimal BalanceMg,
    string? DispensedBy,
    string? ObservedBy)
{
    internal static IEnumerable<DispensingView> Of(
        DosingSession session, DrugLot lot, Enrolment? enrolment, string? remsId)
    {
        if (lot.Delivery is not { } booked)
            return [];
        var verified = enrolment?.VerificationOf(session.Id);
        return from entry in lot.Entries
               where entry is { Kind: "dispensed", Draw: { To: Draw.Session } to } && to.Id == session.Id
               let draw = entry.Draw!
               let settled = lot.SettledOf(draw)
               let destroyed = lot.Entries.FindLast(e => e.Draw == draw && e.IsWitnessed)
               let wasted = lot.Entries.Where(e => e.Draw == draw && e.Kind == "wasted").Sum(e => e.Mg)
               select new DispensingView(
                   session.Id, session.PatientId, remsId, verified?.Result, verified?.CheckedAt,
                   enrolment?.Form?.PrescriberId ?? session.Booking?.PrescriberId, booked.Drug, booked.Ndc, booked.Lot,
                   booked.ExpiresOn, draw.Part, entry.At, entry.Mg, decimal.Round(entry.Mg / booked.UnitMg, 2),
                   settled.GivenMg, settled.WastedMg + wasted, lot.Out.GetValueOrDefault(draw.Key)?.Mg ?? 0,
                   destroyed?.Second, destroyed?.ConfirmedAt, entry.BalanceMg, entry.By, entry.Second);
    }
}

/// <summary>The dispensing record of one session, or of all sessions of a plan.</summary>
/// <param name="Items">What was dispensed, in the order of the sessions.</param>
public sealed record DispensingRecord(IReadOnlyList<DispensingView> Items);
