namespace Stillwater.Sessions.Tests.Http;

/// <summary>What a patient's own token reaches, and what it does not.</summary>
public sealed class GuestHttpTests(SessionServer server) : IClassFixture<SessionServer>
{
    [Fact]
    public async Task A_patient_sees_her_own_sessions_and_nobody_elses()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var visit = await Visit.ScheduledAsync(clinic);

        var own = (await clinic.GuestGetAsync("/v1/sessions", clinic.Patient)).Expect(200);
        Assert.Equal(visit.Path, $"/v1/sessions/{own.Body["items"]!.AsArray().Single()!["id"]}");

        var others = (await clinic.GuestGetAsync($"/v1/sessions?planId={clinic.Plan}", Guid.CreateVersion7())).Expect(200);
        Assert.Empty(others.Body["items"]!.AsArray());
    }

    [Fact]
    public async Task Another_patients_path_is_as_unknown_as_none()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var reply = await clinic.GuestGetAsync($"/v1/sessions?patientId={Guid.CreateVersion7()}", clinic.Patient);
        Assert.Equal((404, "request.not-found"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task A_patient_neither_reads_a_clinical_view_nor_changes_it()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var visit = await Visit.ScheduledAsync(clinic);
        Assert.Equal(403, (await clinic.GuestGetAsync(visit.Path, clinic.Patient)).Status);
    }

    [Fact]
    public async Task A_token_bound_to_one_resource_reaches_no_other_path()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var visit = await Visit.ScheduledAsync(clinic);
        Assert.Equal(403, (await clinic.GuestGetAsync(visit.Path, clinic.Patient, Guid.CreateVersion7())).Status);
    }
}
