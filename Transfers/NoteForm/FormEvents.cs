using System.Collections.Immutable;
using System.Diagnostics;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Transfers.NoteForm;

/// <summary>What can happen to the monitoring forms that a plan owes to the REMS.</summary>
public abstract record FormEvent
{
    private protected FormEvent() { }
}

/// <summary>A form is owed.</summary>
public sealed record FormOwed(Guid PatientId, Guid FormId, Guid SessionId, DateTimeOffset DueAt) : FormEvent;

/// <summary>A form was submitted.</summary>
public sealed record FormSettled(Guid PatientId, Guid FormId) : FormEvent;

/// <summary>The forms of one plan, in whatever order they are heard of.</summary>
public sealed record PlanForms(Guid PatientId, ImmutableHashSet<Guid> Owed, ImmutableHashSet<Guid> Settled)
{
    public static readonly PlanForms Initial = new(Guid.Empty, [], []);

    /// <summary>Forms that were opened and are not submitted.</summary>
    public int Arrears => Owed.Except(Settled).Count;

    public static Guid StreamOf(Guid plan) => StableId.From("rems-forms", plan.ToString());

    internal static PlanForms Evolve(PlanForms forms, FormEvent happened) => happened switch
    {
        FormOwed e => forms with { PatientId = e.PatientId, Owed = forms.Owed.Add(e.FormId) },
        FormSettled e => forms with { PatientId = e.PatientId, Settled = forms.Settled.Add(e.FormId) },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(PlanForms)}"),
    };
}

/// <summary>A form is owed once.</summary>
public sealed record OweForm(Guid PatientId, Guid FormId, Guid SessionId, DateTimeOffset DueAt)
    : ICommand<PlanForms, FormEvent>
{
    public Decision<FormEvent> Decide(PlanForms state, DateTimeOffset now) => state.Owed.Contains(FormId)
        ? Decision<FormEvent>.Nothing
        : new FormOwed(PatientId, FormId, SessionId, DueAt);
}

/// <summary>A form is settled once.</summary>
public sealed record SettleForm(Guid PatientId, Guid FormId) : ICommand<PlanForms, FormEvent>
{
    public Decision<FormEvent> Decide(PlanForms state, DateTimeOffset now) => state.Settled.Contains(FormId)
        ? Decision<FormEvent>.Nothing
        : new FormSettled(PatientId, FormId);
}
