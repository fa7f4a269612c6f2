using Stillwater.Contracts;
using Stillwater.Contracts.Monitoring.V1;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Contracts.Session.V1;
using Stillwater.Harness;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Tests.Plans;

namespace Stillwater.TreatmentPlans.Tests.Hosting;

/// <summary>What happens to a signed plan, through the service's own doors and from what it hears.</summary>
[Collection(PlanHost.Servers)]
public sealed class PlanLifeHttpTests(PlanHost host)
{
    private const string Why = "Agreed with the patient at today's visit.";

    [Fact]
    public async Task An_amendment_takes_effect_when_its_version_is_signed()
    {
        using var prescriber = host.Prescriber();
        var plan = await SignedAsync(prescriber);
        await host.HearAsync(SessionOf(plan, 1), "session", Guid.CreateVersion7());
        var amended = await prescriber.PostAsync($"{plan.Path}/amendments", new
        {
            reason = Why,
            regimen = new { route = "iv", setting = "clinic", dosePerKgMg = 0.6, inductionSessions = 6, inductionDays = 21 },
        }, plan.ETag);
        Assert.True(amended.Status == 200, amended.Body?.ToJsonString());
        Assert.Equal(("induction", "dose", 39.6m), (
            (string)amended["state"]!, (string)amended["changes"]![0]!, (decimal)amended["regimen"]!["doseMg"]!));

        var view = await prescriber.GetAsync(plan.Path);
        Assert.Equal((33m, 2), ((decimal)view["regimen"]!["doseMg"]!, (int)view["amendment"]!["version"]!));
        var signed = await prescriber.PostAsync($"{plan.Path}/signature", new { version = 2 }, amended.ETag);
        Assert.Equal((200, 39.6m), (signed.Status, (decimal)signed["doseMg"]!));
    }

    [Fact]
    public async Task A_contraindication_suspends_at_once_and_only_a_new_screening_lets_the_plan_resume()
    {
        using var prescriber = host.Prescriber();
        var plan = await SignedAsync(prescriber);
        await host.HearAsync(
            new ContraindicationRaised(plan.Fact.PatientId, "CI-09", "pregnancy", "block", true, Course.Start.AddDays(1)),
            "screening", Guid.CreateVersion7());
        var suspended = await prescriber.GetAsync(plan.Path);
        Assert.Equal("suspended", (string)suspended["state"]!);
        Assert.Equal("CI-09", (string)suspended["suspensions"]![0]!["ruleIds"]![0]!);

        var refused = await prescriber.PostAsync($"{plan.Path}/resumption", new { reason = Why }, suspended.ETag);
        Assert.Equal((422, "plan.rescreen-required"), (refused.Status, refused.Code));

        var again = plan.Fact with
        {
            ScreeningId = Guid.CreateVersion7(), DeterminationId = Guid.CreateVersion7(), OccurredAt = Course.Start.AddDays(1),
        };
        await host.HearAsync(again, "screening", Guid.CreateVersion7());
        var current = await prescriber.GetAsync(plan.Path);
        var resumed = await prescriber.PostAsync(
            $"{plan.Path}/resumption", new { reason = Why, screeningId = again.ScreeningId }, current.ETag);
        Assert.True(resumed.Status == 200, resumed.Body?.ToJsonString());
        Assert.Equal("signed", (string)resumed["state"]!);
    }

    [Fact]
    public async Task A_contraindication_that_was_heard_before_the_signature_stands_against_it()
    {
        using var prescriber = host.Prescriber();
        var (plan, fact) = await host.DraftAsync();
        await host.HearAsync(
            new ContraindicationRaised(fact.PatientId, "CI-09", "pregnancy", "block", true, Course.Start.AddHours(1)),
            "screening", Guid.CreateVersion7());
        var proposed = await prescriber.PutAsync($"/v1/plans/{plan}/regimen", PlanCourse.Regimen, "\"1\"");
        var refused = await prescriber.PostAsync($"/v1/plans/{plan}/signature", new { version = 1 }, proposed.ETag);
        Assert.Equal("contraindication-CI-09", (string)Assert.Single(refused["unmet"].AsArray())!);
    }

    [Fact]
    public async Task An_ended_determination_is_flagged_and_stands_against_the_signature()
    {
        using var prescriber = host.Prescriber();
        var (plan, fact) = await host.DraftAsync();
        var proposed = await prescriber.PutAsync($"/v1/plans/{plan}/regimen", PlanCourse.Regimen, "\"1\"");
        await host.HearAsync(
            new EligibilityExpired(
                fact.PatientId, fact.ScreeningId, fact.DeterminationId, "medicine", Course.Start.AddDays(1)),
            "screening", Guid.CreateVersion7());
        var refused = await prescriber.PostAsync($"/v1/plans/{plan}/signature", new { version = 1 }, proposed.ETag);
        Assert.Equal("determination", (string)Assert.Single(refused["unmet"].AsArray())!);
        var shown = await prescriber.GetAsync($"/v1/plans/{plan}");
        Assert.Equal("medicine", (string)shown["determination"]!["expiry"]!["because"]!);
        await Eventually.TrueAsync(async () =>
            (await prescriber.WaitAsync($"/v1/plans?patientId={fact.PatientId}"))["items"].AsArray() is [{ } row]
            && (bool)row["determinationExpired"]!);
    }

    [Fact]
    public async Task Worse_suicidality_asks_the_prescriber_at_once()
    {
        using var prescriber = host.Prescriber();
        var plan = await SignedAsync(prescriber);
        await host.HearAsync(SessionOf(plan, 1), "session", Guid.CreateVersion7());
        var scored = Guid.CreateVersion7();
        await host.HearAsync(
            new InstrumentScored(
                plan.Fact.PatientId, Guid.NewGuid(), "c-ssrs", null, "high", Course.Session(1), Course.Start.AddDays(1)),
            "monitoring", scored);
        var open = (await prescriber.GetAsync($"{plan.Path}/proposals?state=open"))["items"].AsArray();
        var review = Assert.Single(open)!;
        Assert.Equal(("review", "stop.suicidality", scored), (
            (string)review["kind"]!, (string)review["because"]![0]!["ruleId"]!, (Guid)review["because"]![0]!["evidence"]![0]!));
    }

    [Fact]
    public async Task A_withdrawn_treatment_consent_suspends_and_a_withdrawn_sharing_consent_does_not()
    {
        using var prescriber = host.Prescriber();
        var plan = await SignedAsync(prescriber);
        foreach (var (kind, state) in new[] { ("data-sharing", "signed"), ("treatment", "suspended") })
        {
            var consent = plan.Fact.Consents.FirstOrDefault(c => c.Kind == kind)?.ConsentId ?? Guid.CreateVersion7();
            await host.HearAsync(
                new ConsentWithdrawn(plan.Fact.PatientId, consent, kind, null, Course.Start.AddDays(1)), "screening",
                Guid.CreateVersion7());
            Assert.Equal(state, (string)(await prescriber.GetAsync(plan.Path))["state"]!);
        }
    }

    [Fact]
    public async Task A_closed_plan_leaves_room_for_a_new_one()
    {
        using var prescriber = host.Prescriber();
        var plan = await SignedAsync(prescriber);
        var closed = await prescriber.PostAsync($"{plan.Path}/discontinuation", new
        {
            reasonCode = "patient-choice", alternatives = new[] { "tms" }, followUpWeeks = 4, reason = Why,
        }, plan.ETag);
        Assert.Equal((200, "closed", 4), (closed.Status, (string)closed["state"]!, (int)closed["closure"]!["followUpWeeks"]!));
        Assert.Equal(409, (await prescriber.PostAsync($"{plan.Path}/suspension", new
        {
            reasonCode = "clinical", reason = Why,
        }, closed.ETag)).Status);

        var (next, _) = await host.DraftAsync(_ => plan.Fact with { DeterminationId = Guid.CreateVersion7() });
        Assert.Equal(200, (await prescriber.GetAsync($"/v1/plans/{next}")).Status);
    }

    [Fact]
    public async Task A_person_suspends_and_a_prescriber_resumes_and_starts_maintenance()
    {
        using var prescriber = host.Prescriber();
        using var clinician = host.As(Roles.Clinician, "clinician-1");
        var plan = await SignedAsync(prescriber);
        await host.HearAsync(SessionOf(plan, 1), "session", Guid.CreateVersion7());
        var suspended = await clinician.PostAsync(
            $"{plan.Path}/suspension", new { reasonCode = "patient-request", reason = Why }, plan.ETag);
        Assert.Equal((200, "suspended"), (suspended.Status, (string)suspended["state"]!));
        Assert.Equal(403, (await clinician.PostAsync($"{plan.Path}/resumption", new { reason = Why }, suspended.ETag)).Status);
        var resumed = await prescriber.PostAsync($"{plan.Path}/resumption", new { reason = Why }, suspended.ETag);
        Assert.Equal((200, "induction"), (resumed.Status, (string)resumed["state"]!));

        var wide = await prescriber.PostAsync($"{plan.Path}/maintenance", new { intervalWeeks = 7, reason = Why }, resumed.ETag);
        Assert.Equal((422, "plan.interval-needs-override"), (wide.Status, wide.Code));
        var started = await prescriber.PostAsync($"{plan.Path}/maintenance", new
        {
            intervalWeeks = 7, reason = Why, @override = "interval-outside-range",
        }, resumed.ETag);
        Assert.Equal((200, 7), (started.Status, (int)started["intervalWeeks"]!));
        var listed = await prescriber.WaitAsync($"/v1/plans?patientId={plan.Fact.PatientId}");
        Assert.Single(listed["items"].AsArray());
    }

    [Fact]
    public async Task What_other_services_tell_becomes_proposals_with_their_evidence()
    {
        using var prescriber = host.Prescriber();
        var plan = await SignedAsync(prescriber);
        var (patient, at) = (plan.Fact.PatientId, Course.Start.AddDays(1));
        var medicines = Guid.CreateVersion7();
        await host.HearAsync(
            new MedicationsChanged(
                patient, ["tranylcypromine"], [], "outside-prescriber", [new InteractionFound("DI-03", "s2", "review")], at),
            "screening", medicines);
        await host.HearAsync(SessionOf(plan, 1), "session", Guid.CreateVersion7());
        await host.HearAsync(
            new DoseGiven(patient, plan.Id, Course.Session(1), 1, "ketamine", "iv", 33, 0.5m, 33, at), "session",
            Guid.CreateVersion7());
        await host.HearAsync(
            new AdverseEventRecorded(
                patient, Guid.CreateVersion7(), null, Course.Session(1), "hypoxia", 3, false, "probable", at),
            "session", Guid.CreateVersion7());
        await host.HearAsync(new SessionNoShow(patient, plan.Id, Course.Session(2), 2, at, at), "session", Guid.CreateVersion7());
        await host.HearAsync(
            new MeasurementRecorded(patient, 72, 165.5m, at.AddHours(1)), "screening", Guid.CreateVersion7());

        var open = (await prescriber.GetAsync($"{plan.Path}/proposals?state=open"))["items"].AsArray();
        Assert.Equal(
            ["dose-recompute", "review", "titration-down"], open.Select(p => (string)p!["kind"]!).Order(StringComparer.Ordinal));
        var review = open.Single(p => (string)p!["kind"]! == "review")!["because"]![0]!;
        Assert.Equal(("DI-03", medicines), ((string)review["ruleId"]!, (Guid)review["evidence"]![0]!));
        Assert.Equal(33m, (decimal)(await prescriber.GetAsync(plan.Path))["regimen"]!["doseMg"]!);
    }

    public static TheoryData<string, string> BadBodies => new()
    {
        { "amendments", """{"reason":"Agreed with the patient."}""" },
        { "amendments", """{"reason":"Agreed with the patient.","extraSessions":3}""" },
        { "amendments", """{"reason":"Agreed with the patient.","extraSessions":"1"}""" },
        { "suspension", """{"reasonCode":"because","reason":"Agreed with the patient."}""" },
        { "suspension", """{"reasonCode":"clinical","reason":"short"}""" },
        { "resumption", """{"reason":"Agreed with the patient.","screeningId":"7"}""" },
        { "discontinuation", """{"reasonCode":"non-response","reason":"Agreed with the patient.","followUpWeeks":-1}""" },
        {
            "discontinuation",
            """{"reasonCode":"non-response","reason":"Agreed with the patient.","followUpWeeks":4,"alternatives":["prayer"]}"""
        },
        { "maintenance", """{"intervalWeeks":0,"reason":"Agreed with the patient."}""" },
        { "maintenance", """{"intervalWeeks":4,"reason":"Agreed with the patient.","override":"please"}""" },
    };

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task A_body_that_makes_no_sense_is_a_problem_and_changes_nothing(string operation, string body)
    {
        using var prescriber = host.Prescriber();
        var plan = await SignedAsync(prescriber);
        var refused = await prescriber.PostAsync(
            $"{plan.Path}/{operation}", System.Text.Json.Nodes.JsonNode.Parse(body)!, plan.ETag);
        Assert.True(refused.Status == 400, refused.Body?.ToJsonString());
        Assert.Equal(plan.ETag, (await prescriber.GetAsync(plan.Path)).ETag);
    }

    [Theory]
    [InlineData("amendments", """{"reason":"Agreed with the patient.","extraSessions":1}""")]
    [InlineData("suspension", """{"reasonCode":"clinical","reason":"Agreed with the patient."}""")]
    [InlineData("resumption", """{"reason":"Agreed with the patient."}""")]
    [InlineData("discontinuation", """{"reasonCode":"patient-choice","reason":"Agreed with the patient.","followUpWeeks":4}""")]
    [InlineData("maintenance", """{"intervalWeeks":4,"reason":"Agreed with the patient."}""")]
    public async Task Wrong_hands_a_stale_revision_and_another_clinic_change_nothing(string operation, string body)
    {
        using var prescriber = host.Prescriber();
        using var frontDesk = host.As(Roles.FrontDesk, "front-desk-1");
        await host.Host.SetClockAsync("harborview", Course.Start);
        using var foreign = host.As(Roles.Prescriber, "prescriber-1", "harborview");
        var plan = await SignedAsync(prescriber);
        var (path, json) = ($"{plan.Path}/{operation}", System.Text.Json.Nodes.JsonNode.Parse(body)!);
        Assert.Equal(403, (await frontDesk.PostAsync(path, json, plan.ETag)).Status);
        Assert.Equal(404, (await foreign.PostAsync(path, json, plan.ETag)).Status);
        Assert.Equal(428, (await prescriber.PostAsync(path, json)).Status);
        Assert.Equal(412, (await prescriber.PostAsync(path, json, "\"99\"")).Status);
    }

    private async Task<SignedPlan> SignedAsync(Door prescriber)
    {
        var (plan, fact) = await host.DraftAsync();
        var proposed = await prescriber.PutAsync($"/v1/plans/{plan}/regimen", PlanCourse.Regimen, "\"1\"");
        var signed = await prescriber.PostAsync($"/v1/plans/{plan}/signature", new { version = 1 }, proposed.ETag);
        Assert.Equal(200, signed.Status);
        return new SignedPlan(plan, $"/v1/plans/{plan}", fact, signed.ETag!);
    }

    private static SessionCompleted SessionOf(SignedPlan plan, int number) => Course.Well(new SessionCompleted(
        plan.Fact.PatientId, plan.Id, Course.Session(number), number, false, 33m, Course.Start.AddDays(1),
        Course.Start.AddDays(1)));

    private sealed record SignedPlan(Guid Id, string Path, EligibilityDetermined Fact, string ETag);
}

internal static class PlanCourse
{
    public static readonly object Regimen = new
    {
        route = "iv", setting = "clinic", dosePerKgMg = 0.5, infusionMinutes = 40, inductionSessions = 6,
        inductionDays = 21, maintenanceIntervalWeeks = 4,
    };
}
