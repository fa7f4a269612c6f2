using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Screenings.Education;

namespace Stillwater.Screenings.Patients;

/// <summary>A text that was read.</summary>
/// <param name="Topic">mechanism, what-to-expect, risks, alternatives, home-safety or medication-guide.</param>
/// <param name="Version">Version of the text; must be the current one.</param>
/// <param name="ReadAt">When it was read, not after now.</param>
public sealed record AcknowledgeEducationRequest(
    [property: StringLength(50, MinimumLength = 1)] string Topic,
    [property: StringLength(50, MinimumLength = 1)] string Version,
    DateTimeOffset ReadAt);

/// <summary>An acknowledgement.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="AcknowledgementId">The acknowledgement.</param>
/// <param name="Topic">The topic.</param>
/// <param name="Version">Version of the text.</param>
/// <param name="ReadAt">When it was read.</param>
/// <param name="Missing">Topics for every route that the patient has not read in their current version.</param>
/// <param name="EventIds">Ids of the events that were caused.</param>
public sealed record AcknowledgeEducationAnswer(
    Guid PatientId,
    Guid AcknowledgementId,
    string Topic,
    string Version,
    DateTimeOffset ReadAt,
    IReadOnlyList<string> Missing,
    IReadOnlyList<Guid> EventIds);

internal static class AcknowledgeEducationEndpoint
{
    public static void MapAcknowledgeEducation(this IEndpointRouteBuilder patients) => patients
        .MapPost("/{patientId:guid}/education-acknowledgements", HandleAsync).AsAddition(
            "acknowledgeEducation", [.. Roles.StaffOrClient, Roles.Patient]);

    private static Task<IResult> HandleAsync(
        Guid patientId, AcknowledgeEducationRequest body, IncomingCommand incoming, CancellationToken ct)
    {
        var command = new AcknowledgeEducation(
            Guid.CreateVersion7(), body.Topic, body.Version, body.ReadAt.ToUniversalTime());
        return incoming.RunAsync(
            async (work, token) =>
            {
                var decided = await work.ApplyAsync(patientId, command, token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Created(
                        $"/v1/patients/{patientId}", decided.Revision,
                        new AcknowledgeEducationAnswer(
                            patientId, command.AcknowledgementId, command.Topic, command.TextVersion, command.ReadAt,
                            Unread(decided.State, EducationTexts.Default), work.EventIds));
            }, ct);
    }

    private static IReadOnlyList<string> Unread(Patient patient, EducationTexts texts) =>
    [
        .. texts.Current(null).Where(t => t.Routes.Count == 0)
            .Where(t => !patient.Education.Any(e => e.Fact.Topic == t.Topic && e.Fact.Version == t.Version))
            .Select(t => t.Topic),
    ];
}
