using Stillwater.Contracts.Monitoring.V1;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.Courses.BarringCourse;
using Stillwater.Sessions.DosingSessions.PlacingHold;
using Stillwater.Sessions.HomeSupplies;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.Reactions;

/// <summary>What another service finds about a patient reaches her course and every session of it that has not begun.</summary>
internal static class OnPatientFact
{
    private const string Treatment = "treatment";
    private const string HomeDosing = "home-dosing";
    private const string Stop = "stop";
    private const string Severe = "s1";
    private const string Major = "s2";

    /// <summary>Without consent to the treatment nothing is dosed and what is booked is cancelled; other consents are
    /// not of this service.</summary>
    public static async Task WithdrawAsync(
        ConsentWithdrawn fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        if (fact.Kind == Treatment && await CourseOfPatient.FindAsync(work, fact.PatientId, cancellationToken) is { } plan)
        {
            await work.ApplyAsync(plan, new BarCourse(ClearanceFacts.ConsentWithdrawn), cancellationToken);
            await CourseOfPatient.TellSessionsAsync(
                work, plan, new CancelForFact(ClearanceFacts.ConsentWithdrawn, DosingProtocols.Shipped), cancellationToken);
        }

        if (fact.Kind is Treatment or HomeDosing)
            await SupplyStock.RecallAsync(work, fact.PatientId, "consent-withdrawn", cancellationToken);
    }

    public static async Task RaiseAsync(
        ContraindicationRaised fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        await BarPatientAsync(work, fact.PatientId, ClearanceFacts.Contraindicated, cancellationToken);
        await SupplyStock.RecallAsync(work, fact.PatientId, "contraindication", cancellationToken);
    }

    /// <summary>Bladder symptoms hold what is booked until a specialist has looked, or they are settled.</summary>
    public static Task HoldForBladderAsync(
        UrinaryAlertRaised fact, ReceivedFact received, Work work, CancellationToken cancellationToken) =>
        BarPatientAsync(work, fact.PatientId, ClearanceFacts.Urinary, cancellationToken);

    /// <summary>
    /// A result that stops treatment bars every dose; one of the urine holds like symptoms do. What only holds the plan
    /// comes as its suspension.
    /// </summary>
    public static async Task HoldForLabAsync(
        LabFindingRaised fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        if (fact.Action == Stop)
        {
            await BarPatientAsync(work, fact.PatientId, ClearanceFacts.Contraindicated, cancellationToken);
            await SupplyStock.RecallAsync(work, fact.PatientId, "contraindication", cancellationToken);
        }
        else if (fact.Kind == ClearanceFacts.Urinary)
        {
            await BarPatientAsync(work, fact.PatientId, ClearanceFacts.Urinary, cancellationToken);
        }
    }

    /// <summary>The bladder has recovered: the next clearance finds nothing of it.</summary>
    public static async Task EaseBladderAsync(
        UrinaryAlertCleared fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        if (await CourseOfPatient.FindAsync(work, fact.PatientId, cancellationToken) is { } plan)
            await work.ApplyAsync(plan, new LiftBars([ClearanceFacts.Urinary]), cancellationToken);
    }

    /// <summary>
    /// The same-day check of medicines: what the list interacts with now replaces what it did before.
    /// </summary>
    public static async Task ChangeMedicationsAsync(
        MedicationsChanged fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        if (await CourseOfPatient.FindAsync(work, fact.PatientId, cancellationToken) is not { } plan)
            return;
        var found = new List<string>();
        if (fact.Interactions.Any(i => Is(i, Severe)))
            found.Add(ClearanceFacts.InteractionSevere);
        if (fact.Interactions.Any(i => Is(i, Major)))
            found.Add(ClearanceFacts.InteractionMajor);
        string[] known = [ClearanceFacts.InteractionSevere, ClearanceFacts.InteractionMajor];
        await work.ApplyAsync(plan, new LiftBars([.. known.Except(found)]), cancellationToken);
        foreach (var bar in found)
            await BarAsync(work, plan, bar, cancellationToken);
    }

    private static bool Is(InteractionFound interaction, string severity) =>
        interaction.Severity.Equals(severity, StringComparison.OrdinalIgnoreCase);

    private static async Task BarPatientAsync(Work work, Guid patientId, string fact, CancellationToken cancellationToken)
    {
        if (await CourseOfPatient.FindAsync(work, patientId, cancellationToken) is { } plan)
            await BarAsync(work, plan, fact, cancellationToken);
    }

    private static async Task BarAsync(Work work, Guid plan, string fact, CancellationToken cancellationToken)
    {
        await work.ApplyAsync(plan, new BarCourse(fact), cancellationToken);
        await CourseOfPatient.TellSessionsAsync(work, plan, new PlaceHold(fact, DosingProtocols.Shipped), cancellationToken);
    }
}
