using System.Text.Json;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Screenings.RuleAdoptions;

internal static class GetBlastRadiusEndpoint
{
    public static void MapGetBlastRadius(this IEndpointRouteBuilder ruleSets) => ruleSets
        .MapGet("/{version}/blast-radius/{reportId:guid}", HandleAsync)
        .AsRead("getBlastRadius", Roles.MedicalDirector, Roles.Auditor);

    private static async Task<IResult> HandleAsync(
        string version, Guid reportId, IncomingRead read, ClinicRules rules, CancellationToken ct)
    {
        var adoption = await rules.ReadAsync(read.Caller.Clinic, ct);
        if (adoption.Reports.FirstOrDefault(r => r.ReportId == reportId && r.Version == version) is not { } report)
            return new ProblemResult(PlatformCodes.NotFound);
        var shown = BlastRadiusView.From(report, []);
        await Disclosure.RecordAsync(
            read, "blast-radius", report.Flips.Select(f => f.PatientId), JsonSerializer.SerializeToUtf8Bytes(shown), ct);
        return TypedResults.Ok(shown);
    }
}

/// <summary>Notes each patient of whom something was shown, before it leaves.</summary>
internal static class Disclosure
{
    public static Task RecordAsync(
        IncomingRead read, string view, IEnumerable<Guid> patients, byte[] shown, CancellationToken cancellationToken) =>
        Task.WhenAll(patients.Distinct().Select(
            patient => read.RecordAsync(view, patient, null, null, shown, cancellationToken)));
}
