using Stillwater.Platform.Http;

namespace Stillwater.Partners.SandboxClocks;

/// <summary>An advance of a sandbox clock, as far as it is.</summary>
/// <param name="Id">The operation's id.</param>
/// <param name="Kind">Always <c>clock-advance</c>.</param>
/// <param name="State"><c>running</c>, <c>succeeded</c> or <c>failed</c>.</param>
/// <param name="Clinic">The clinic's id.</param>
/// <param name="From">What the clock showed before.</param>
/// <param name="Now">How far it is.</param>
/// <param name="Target">What it shows in the end.</param>
/// <param name="Steps">Stops made so far: one for each moment at which timers were due, and the target.</param>
/// <param name="Fired">Timers fired so far, in all services.</param>
/// <param name="WaitingFor">What it waits for: services that do not answer, or what has not settled.</param>
/// <param name="Trouble">Why it failed; null unless it did.</param>
public sealed record AdvanceView(
    Guid Id, string Kind, string State, string Clinic,
    DateTimeOffset From, DateTimeOffset Now, DateTimeOffset Target,
    int Steps, int Fired, IReadOnlyList<string> WaitingFor, string? Trouble)
{
    internal static AdvanceView Of(Advance advance) => new(
        advance.Id, "clock-advance", AdvanceRows.NameOf(advance.State), advance.ClinicId,
        advance.From, advance.Now, advance.Target,
        advance.Steps, advance.Fired, advance.WaitingFor, advance.Trouble);

    internal static IResult Answer(Advance advance, HttpResponse response)
    {
        switch (advance.State)
        {
            case AdvanceState.Succeeded:
                return TypedResults.Ok(Of(advance));
            case AdvanceState.Failed:
                return new ProblemResult(SandboxRefusals.NotSettled(advance));
            default:
                response.Headers.RetryAfter = "1";
                return TypedResults.Accepted($"/v1/operations/{advance.Id}", Of(advance));
        }
    }
}
