using Stillwater.TreatmentPlans.Plans.Regimens;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Plans.DecideProposal;

/// <summary>What the terms of a proposal, or a prescriber's own, ask of the regimen that holds.</summary>
internal static class AcceptedTerms
{
    public static RegimenAsked? RegimenOf(Proposal proposal, Regimen holding)
    {
        var asked = RegimenAsked.From(holding);
        return (proposal.Kind, proposal.To) switch
        {
            (ProposalKind.TitrationUp or ProposalKind.TitrationDown, { DosePerKgMg: { } relative }) =>
                asked with { Dose = new PrescribedDose.PerKilogram(relative), FirstDose = FirstOf(proposal, holding) },
            (ProposalKind.TitrationUp or ProposalKind.TitrationDown, { DoseMg: { } dose }) =>
                asked with { Dose = new PrescribedDose.Fixed(dose), FirstDose = FirstOf(proposal, holding) },
            (ProposalKind.DoseRecompute, _) => asked,
            (ProposalKind.HomeStepDown, { Setting: { } setting }) => asked with { Setting = setting },
            _ => null,
        };
    }

    /// <summary>The first dose lies behind; it stays what it was while the others go up.</summary>
    private static Milligrams? FirstOf(Proposal proposal, Regimen holding) =>
        proposal.Kind == ProposalKind.TitrationUp ? holding.FirstDose : null;
}
