using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.Inventory;
using Stillwater.Sessions.Inventory.DispensingStock;
using Stillwater.Sessions.Practitioners;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.HomeSupplies;

internal static class SupplyEndpoints
{
    private static readonly Draw Nothing = new(Draw.HomeSupply, Guid.Empty, 1);

    public static void MapHomeSupplies(this IEndpointRouteBuilder routes)
    {
        var supplies = routes.MapGroup("/v1/home-supplies").WithTags("Session").AddEndpointFilter<DirectoryAwayFilter>();
        supplies.MapPost("", DispenseAsync).AsCreation("dispenseHomeSupply", Roles.Clinical);
        supplies.MapGet("", ListAsync).AsRead("listHomeSupplies", [.. Roles.Staff, Roles.Patient]);
        supplies.MapGet("/{supplyId:guid}", GetAsync).AsRead("getHomeSupply", [.. Roles.Staff, Roles.Patient]);
        supplies.MapPost("/{supplyId:guid}/return", ReturnAsync).AsChange("returnHomeSupply", Roles.Clinical);
        supplies.MapPost("/{supplyId:guid}/recall", RecallAsync).AsChange("recallHomeSupply", Roles.Clinical);
        supplies.MapPost("/{supplyId:guid}/loss", LoseAsync).AsChange("reportSupplyLoss", Roles.Clinical);
    }

    private static async Task<IResult> DispenseAsync(
        DispenseSupplyRequest body, IncomingCommand incoming, HttpRequest request, Witnesses witnesses,
        DosingProtocols protocols, CancellationToken ct)
    {
        var witness = await witnesses.FindAsync(request, body.Witness, ct);
        var id = Guid.CreateVersion7();
        return await incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.ReadAsync<Course, CourseEvent>(body.PlanId, token) is not { State: { Limits: { } limits } course })
                    return PlatformCodes.NotFound;
                var home = protocols.Current(limits.Drug, limits.Route, limits.Setting)?.Home;
                work.Take(HomeSupply.Claim, body.PatientId.ToString(), id, SupplyRefusals.AlreadyAtHome);
                var decided = await work.StartAsync(
                    id,
                    new DispenseSupply(
                        id, body.PatientId, course, body.Lot, body.Doses, body.DoseMgEach, body.LockBoxConfirmed, witness,
                        work.Caller.Actor, home), token);
                if (decided.Refusal is { } refusal)
                    return refusal;

                var drawn = await work.ApplyOrStartAsync(
                    DrugLot.IdOf(work.Clinic, body.Lot),
                    new DispenseStock(
                        Nothing with { Id = id }, body.PatientId, limits.Drug, body.Doses * body.DoseMgEach,
                        work.Caller.Actor, body.Witness.ToString(), work.Now), token);
                return drawn.Refusal is { } insufficient
                    ? insufficient.On("/lot", "a booked lot with stock of the plan's drug")
                    : Answer.Created(
                        $"/v1/home-supplies/{id}", decided.Revision, SupplyView.From(decided.State, work.EventIds));
            }, ct);
    }

    private static async Task<IResult> ReturnAsync(
        Guid supplyId, ReturnSupplyRequest body, IncomingCommand incoming, HttpRequest request, Witnesses witnesses,
        AccountRuleSet rules, CancellationToken ct)
    {
        var witness = await witnesses.FindAsync(request, body.Witness, ct);
        return await incoming.RunAsync(
            async (work, token) =>
            {
                var decided = await work.ChangeAsync(
                    supplyId, new ReturnSupply(body.DosesCounted, witness, work.Caller.Actor), token);
                if (decided.Refusal is { } refusal)
                    return refusal;
                var place = decided.State.Place!;
                var unsettled = await SupplyStock.SettleAsync(
                        work, place, 0, body.DosesCounted * place.DoseMgEach, witness, rules, work.Now, token)
                    ?? await SupplyStock.LoseAsync(work, place, rules, token);
                return unsettled is { } fault ? fault : Answered(decided, work);
            }, ct);
    }

    private static Task<IResult> RecallAsync(
        Guid supplyId, RecallSupplyRequest body, IncomingCommand incoming, CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) =>
            {
                var decided = await work.ChangeAsync(supplyId, new RecallSupply(body.ReasonCode), token);
                return decided.Refusal is { } refusal ? refusal : Answered(decided, work);
            }, ct);

    private static Task<IResult> LoseAsync(
        Guid supplyId, LoseSupplyRequest body, IncomingCommand incoming, AccountRuleSet rules, CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) =>
            {
                work.Reason = body.ReasonCode;
                var decided = await work.ChangeAsync(supplyId, new LoseSupply(work.Caller.Actor), token);
                if (decided.Refusal is { } refusal)
                    return refusal;
                return await SupplyStock.LoseAsync(work, decided.State.Place!, rules, token) is { } fault
                    ? fault
                    : Answered(decided, work);
            }, ct);

    private static Task<IResult> GetAsync(Guid supplyId, IncomingRead read, CancellationToken ct) =>
        read.ViewAsync<HomeSupply, SupplyEvent>(
            supplyId, "home-supply", (folded, _) => ValueTask.FromResult<object>(SupplyView.From(folded.State)), ct);

    private static Task<IResult> ListAsync(Guid? patientId, IncomingRead read, CancellationToken ct)
    {
        var patient = read.Caller.Patient ?? patientId;
        return read.ListAsync<SupplyRow>(
            "home-supplies", rows => patient is { } one ? rows.Where(r => r.PatientId == one) : rows,
            row => ValueTask.FromResult<object>(row), row => row.PatientId, ct);
    }

    private static Answer Answered(Decided<HomeSupply> decided, Work work) =>
        Answer.Ok(decided.Revision, SupplyView.From(decided.State, work.EventIds));
}
