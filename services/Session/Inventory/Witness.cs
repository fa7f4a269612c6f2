using Stillwater.Platform.Commands;
using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.Inventory;

/// <summary>The second person, and whether the clinic's directory has her as active.</summary>
public sealed record Witness(Guid? Id, bool IsActive)
{
    /// <summary>Nobody was named.</summary>
    public static readonly Witness None = new(null, false);

    /// <summary>What is wrong with a witness that somebody who acts has named.</summary>
    internal Refusal? FaultFor(string actor) => this switch
    {
        { Id: { } id } when id.ToString() != actor =>
            IsActive ? null : LotRefusals.WitnessUnfit.On("/witness", "an active practitioner of this clinic"),
        _ => LotRefusals.WitnessRequired.On("/witness", "another practitioner"),
    };
}
