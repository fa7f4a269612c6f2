using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Harness;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.Rems.Forms;
using Stillwater.Sessions.Rems.Sites;
using Stillwater.Sessions.Tests.Rems;

namespace Stillwater.Sessions.Tests.Http;

public sealed class RemsHttpTests(SessionServer server) : IClassFixture<SessionServer>
{
    [Fact]
    public async Task Esketamine_waits_for_a_verification_that_is_active()
    {
        var clinic = await CertifiedAsync();
        var session = await server.Host.ClearedSessionAsync(clinic, Esketamine.Limits, Esketamine.Protocol);
        await clinic.AtAsync(0);
        Assert.Equal("session.rems-not-verified", (await DoseAsync(clinic, session)).Expect(422).Code);

        var enrolment = await EnrolAsync(clinic);
        (await VerifyAsync(clinic, enrolment, session, "inactive")).Expect(200);
        var held = await clinic.GetAsync($"/v1/sessions/{session}");
        var hold = held.Body["clearance"]!["holds"]!.AsArray().Single()!;
        Assert.Equal(("held", "CI-15"), (held.Text("state"), hold["ruleId"]!.GetValue<string>()));
        Assert.Equal((0, "new-fact"), (hold["releasableBy"]!.AsArray().Count, hold["release"]!.GetValue<string>()));
        Assert.Contains("verification", hold["liftedBy"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("session.rems-not-verified", (await DoseAsync(clinic, session, held.ETag!)).Expect(422).Code);
        Assert.Equal("session.rems-not-enrolled", (await VerifyAsync(clinic, enrolment, session, "active")).Expect(409).Code);

        await SubmitAndConfirmAsync(clinic, enrolment);
        (await VerifyAsync(clinic, enrolment, session, "active")).Expect(200);
        var again = await clinic.PostAsync($"/v1/sessions/{session}/clearance", Visit.Clearance(), held.ETag);
        Assert.DoesNotContain(
            again.Expect(200).Body["holds"]!.AsArray(), h => h!["ruleId"]!.GetValue<string>() == "CI-15");
        var place = new SessionPlace(clinic.Patient, clinic.Plan, 1);
        await server.Host.PlayAsync<DosingSession, DosingSessionEvent>(
            clinic, session, -9, new SessionCleared(place, Given.At(-9), Given.At(20)));
        (await DoseAsync(clinic, session, (await clinic.GetAsync($"/v1/sessions/{session}")).ETag!)).Expect(200);
        var record = (await clinic.GetAsync($"/v1/sessions/{session}/dispensing-record")).Expect(200).Body["items"]!.AsArray();
        var line = Assert.Single(record)!;
        Assert.Equal(
            ("REMS-4711", "active", "SPR-2601", 2m),
            (line["remsId"]!.GetValue<string>(), line["verification"]!.GetValue<string>(), line["lot"]!.GetValue<string>(),
                line["units"]!.GetValue<decimal>()));
        var ofPlan = await clinic.GetAsync($"/v1/sessions/dispensing-records?planId={clinic.Plan}");
        Assert.Single(ofPlan.Expect(200).Body["items"]!.AsArray());
        var lot = (await clinic.GetAsync("/v1/inventory/lots/SPR-2601")).Expect(200).Body;
        Assert.Equal(504m, lot["balanceMg"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task A_patient_has_one_enrolment_until_it_is_withdrawn()
    {
        var clinic = await CertifiedAsync();
        var enrolment = await EnrolAsync(clinic);
        Assert.Equal("session.rems-enrolment-exists", (await DraftAsync(clinic)).Expect(409).Code);
        var known = (await clinic.GetAsync(enrolment)).Expect(200);
        Assert.Equal(("enrolled", "REMS-4711"), (known.Text("state"), known.Text("remsId")));
        var withdrawn = await clinic.PostAsync($"{enrolment}/withdrawal", new { reasonCode = "treatment-ended" }, known.ETag);
        Assert.Equal("withdrawn", withdrawn.Expect(200).Text("state"));
        (await DraftAsync(clinic)).Expect(201);
        var listed = await clinic.GetAsync($"/v1/rems/enrolments?patientId={clinic.Patient}", waitSeconds: 5);
        Assert.NotEmpty(listed.Expect(200).Body["items"]!.AsArray());
    }

    [Fact]
    public async Task The_end_of_a_session_opens_its_form_which_is_completed_signed_and_submitted()
    {
        var clinic = await CertifiedAsync();
        var form = await DischargedAsync(clinic);
        var open = (await clinic.GetAsync(form)).Expect(200);
        Assert.Equal(("open", "2026-03-02"), (open.Text("state"), open.Text("sessionDate")));
        Assert.True(open.Body["links"]!["monitoringMinutes"]!.AsArray().Count == 2);
        Assert.Equal(125, open.Body["fields"]!["monitoringMinutes"]!.GetValue<int>());

        var completed = (await clinic.SendAsync(
            HttpMethod.Put, form, JsonContent.Create(Answers), open.ETag, Roles.Clinician, null)).Expect(200);
        Assert.Empty(completed.Body["gaps"]!.AsArray());
        var signed = (await clinic.PostAsync($"{form}/signature", new { signedAt = Given.At(125) }, completed.ETag)).Expect(200);
        var submitted = (await clinic.PostAsync(
            $"{form}/submission", new { submittedAt = Given.At(125), via = "portal", reference = "PMF-1" }, signed.ETag))
            .Expect(200);
        Assert.Equal(("submitted", true), (submitted.Text("state"), submitted.Body["compliant"]!.GetValue<bool>()));
        Assert.Equal(
            "session.rems-form-submitted",
            (await clinic.SendAsync(
                HttpMethod.Put, form, JsonContent.Create(Answers), submitted.ETag, Roles.Clinician, null)).Expect(409).Code);
    }

    [Fact]
    public async Task An_unsubmitted_form_is_overdue_after_the_seventh_day_of_the_site()
    {
        var clinic = await CertifiedAsync();
        var form = await DischargedAsync(clinic);
        var due = DateTimeOffset.Parse(
            (await clinic.GetAsync(form)).Text("dueAt"), System.Globalization.CultureInfo.InvariantCulture);
        await server.Host.SetClockAsync(clinic.Name, due.AddSeconds(-1));
        Assert.Equal("open", (await clinic.GetAsync(form)).Text("state"));
        await server.Host.SetClockAsync(clinic.Name, due);
        var overdue = (await clinic.GetAsync(form)).Expect(200);
        Assert.Equal(("overdue", false), (overdue.Text("state"), overdue.Body["compliant"]!.GetValue<bool>()));
        var listed = await clinic.GetAsync("/v1/rems/forms?state=overdue", waitSeconds: 5);
        Assert.Single(listed.Expect(200).Body["items"]!.AsArray());
    }

    [Fact]
    public async Task A_notice_to_the_REMS_is_noted_and_one_of_a_patient_names_her()
    {
        var clinic = await CertifiedAsync();
        var notice = new { kind = "sae", sentAt = Given.At(-240), patientId = clinic.Patient, reference = "N-1" };
        (await clinic.PostAsync("/v1/rems/notices", notice)).Expect(201);
        Assert.Equal(
            "session.rems-notice-patient",
            (await clinic.PostAsync("/v1/rems/notices", new { kind = "transfer", sentAt = Given.At(-240) })).Expect(422).Code);
        (await clinic.PostAsync("/v1/rems/notices", new { kind = "rumour", sentAt = Given.At(-240) })).Expect(400);
        (await clinic.PostAsync("/v1/rems/notices", notice, role: Roles.FrontDesk)).Expect(403);
    }

    private static readonly object Answers = new
    {
        medicines = new[] { "maoi" }, acceptableBefore = true, acceptableAtCompletion = true,
        monitoringHcp = new { name = "Nora Vale", phone = "+1 555 0101", email = "nora@example.org" },
    };

    private async Task<Clinic> CertifiedAsync()
    {
        var clinic = await Clinic.WithStockAsync(server.Host, "SPR-2601", "esketamine", 28m);
        var terms = new SiteTerms("America/New_York", ["certified-hcs"], true, "HCS-1", [], []);
        await clinic.TellAsync(
            "treatment-plan", Esketamine.SiteId, new SiteRegistered(Esketamine.SiteId, terms, Given.At(-240)), 1);
        await Eventually.TrueAsync(async () => await server.Host.ReadAsync<RemsSite, RemsSiteEvent>(
            clinic, RemsSite.IdOf(Esketamine.SiteId)) is { RemsCertified: true });
        return clinic;
    }

    private static Task<Reply> DoseAsync(
        Clinic clinic, Guid session, string etag = "\"4\"") => clinic.PostAsync($"/v1/sessions/{session}/doses", new
    {
        doseMg = 56, drug = "esketamine", route = "intranasal", startedAt = Given.Noon,
        lots = new[] { new { lot = "SPR-2601", mg = 56 } }, administeredBy = clinic.Nurse,
    }, etag);

    private static Task<Reply> DraftAsync(Clinic clinic) => clinic.PostAsync("/v1/rems/enrolments", new
    {
        patientId = clinic.Patient, prescriberId = clinic.Person("prescriber-1"), siteId = Esketamine.SiteId,
        acknowledgements = Esketamine.Rules.Rems.Acknowledgements.Value,
        patientSignature = new { name = "Ada Quill", signedAt = Given.At(-240) },
        prescriberSignature = new { name = "Dr Penn", signedAt = Given.At(-240) },
    });

    private static async Task<string> EnrolAsync(Clinic clinic)
    {
        var enrolment = $"/v1/rems/enrolments/{(await DraftAsync(clinic)).Expect(201).Text("id")}";
        await SubmitAndConfirmAsync(clinic, enrolment);
        return enrolment;
    }

    private static async Task SubmitAndConfirmAsync(Clinic clinic, string enrolment)
    {
        var known = await clinic.GetAsync(enrolment);
        var submitted = (await clinic.PostAsync(
            $"{enrolment}/submission", new { submittedAt = Given.At(-240) }, known.ETag)).Expect(200);
        (await clinic.PostAsync(
            $"{enrolment}/confirmation", new { remsId = "REMS-4711", confirmedOn = "2026-03-02" }, submitted.ETag)).Expect(200);
    }

    private static Task<Reply> VerifyAsync(Clinic clinic, string enrolment, Guid session, string result) =>
        clinic.PostAsync($"{enrolment}/verifications", new
        {
            sessionId = session, result, checkedAt = Given.At(-10), checkedBy = clinic.Nurse, reference = "V-1",
        });

    private async Task<string> DischargedAsync(Clinic clinic)
    {
        var session = await server.Host.ClearedSessionAsync(clinic, Esketamine.Limits, Esketamine.Protocol);
        await EnrolAsync(clinic);
        await server.Host.PlayAsync<DosingSession, DosingSessionEvent>(
            clinic, session, 118, [.. Esketamine.Session(new SessionPlace(clinic.Patient, clinic.Plan, 1))]);
        await clinic.AtAsync(125);
        var last = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(Visit.Observation(125)))!;
        (await clinic.PostAsync($"/v1/sessions/{session}/observations", last)).Expect(200);
        var known = await clinic.GetAsync($"/v1/sessions/{session}");
        var leaving = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(
            new Visit(clinic, session.ToString()).Discharge()))!;
        leaving["escort"]!["name"] = "Marguerite Quillfeather";
        (await clinic.PostAsync($"/v1/sessions/{session}/discharge", leaving, known.ETag)).Expect(200);
        return $"/v1/rems/forms/{MonitoringForm.IdOf(session)}";
    }
}
