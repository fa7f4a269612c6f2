using System.Text.Json.Serialization;
using Stillwater.Screenings.Consents;

namespace Stillwater.Screenings.ErasureRequests;

/// <summary>A request for erasure.</summary>
/// <param name="Id">The request.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="Scope">all or app-data.</param>
/// <param name="ReceivedVia">app, email, letter, phone or in-person.</param>
/// <param name="State">
/// requested, identity-confirmed, classified, refused, or on-hold while it is disputed or a legal hold stands.
/// </param>
/// <param name="RequestedAt">When it came in.</param>
/// <param name="DueAt">By when an answer is owed.</param>
/// <param name="Overdue">Whether the answer is late.</param>
/// <param name="LegalHold">Whether a legal hold stands.</param>
/// <param name="Classes">What becomes of each class of records; empty before the decision.</param>
/// <param name="Reason">Why it was decided so, null before.</param>
/// <param name="Dispute">Why the decision is disputed, null when it is not.</param>
/// <param name="Certificate">Where the proof of the erasure is; null as long as nothing was erased.</param>
/// <param name="EventIds">Ids of the events that were caused; left out in a read.</param>
public sealed record ErasureRequestView(
    Guid Id,
    Guid PatientId,
    ErasureScope Scope,
    ReceivedVia ReceivedVia,
    ErasureState State,
    DateTimeOffset RequestedAt,
    DateTimeOffset DueAt,
    bool Overdue,
    bool LegalHold,
    IReadOnlyList<ClassifiedView> Classes,
    string? Reason,
    string? Dispute,
    string? Certificate,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Guid>? EventIds)
{
    internal static async ValueTask<ErasureRequestView> OpenAsync(
        ErasureRequest request, bool isHeld, DateTimeOffset now, Opening opening, IReadOnlyList<Guid>? eventIds,
        CancellationToken ct)
    {
        var state = isHeld && request.State != ErasureState.Refused ? ErasureState.OnHold : request.State;
        return new ErasureRequestView(
            request.Id, request.PatientId, request.Scope, request.ReceivedVia, state, request.RequestedAt, request.DueAt,
            now > request.DueAt && request.State is ErasureState.Requested or ErasureState.IdentityConfirmed, isHeld,
            [.. request.Classes.Select(c => new ClassifiedView(c.Class, c.Action, c.Basis, c.Until, null))],
            await opening.OpenAsync(request.Reason, "reason", ct), await opening.OpenAsync(request.Dispute, "dispute", ct),
            null, eventIds);
    }
}

/// <summary>A class of records and what becomes of it.</summary>
/// <param name="Class">The class.</param>
/// <param name="Action">erase or retain.</param>
/// <param name="Basis">The ground on which it is kept, or was.</param>
/// <param name="Until">Until when it is kept; null where it is erased.</param>
/// <param name="ConfirmedAt">When its erasure was confirmed; null as long as it was not.</param>
public sealed record ClassifiedView(
    string Class, RetentionAction Action, string Basis, DateOnly? Until, DateTimeOffset? ConfirmedAt);
