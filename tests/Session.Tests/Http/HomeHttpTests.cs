using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Harness;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.Tests.HomeSessions;

namespace Stillwater.Sessions.Tests.Http;

public sealed class HomeHttpTests(SessionServer server) : IClassFixture<SessionServer>
{
    [Fact]
    public async Task A_dose_at_home_is_released_taken_and_watched_over()
    {
        var (clinic, session) = await AtHomeAsync();
        var supply = (await DispenseAsync(clinic)).Expect(201);
        Assert.Equal(("locked", 2), (supply.Text("state"), supply.Body["dosesLeft"]!.GetValue<int>()));
        var sitter = await SitterAsync(clinic, session);
        await clinic.AtAsync(0);
        Assert.Empty((await CheckAsync(clinic, session)).Expect(200).Body["unmet"]!.AsArray());

        var released = (await ReleaseAsync(clinic, session)).Expect(200);
        Assert.Equal(supply.Text("id"), released.Text("supplyId"));
        Assert.Matches("^[0-9]{6}$", released.Text("unlockCode"));
        var dose = (await clinic.PostAsync($"/v1/sessions/{session}/doses", Lozenge(clinic), "\"4\"")).Expect(200);
        Assert.Equal("dosing", dose.Text("state"));

        var lot = (await clinic.GetAsync("/v1/inventory/lots/TRO-2601")).Expect(200).Body;
        Assert.Equal((1800m, 100m, 100m), (Mg(lot, "balanceMg"), Mg(lot, "outMg"), Mg(lot, "givenMg")));
        var known = (await clinic.GetAsync($"/v1/home-supplies/{supply.Text("id")}")).Expect(200);
        Assert.Equal(("locked", 1), (known.Text("state"), known.Body["dosesLeft"]!.GetValue<int>()));

        await clinic.AtAsync(14);
        Assert.NotNull((await AttestAsync(clinic, session, sitter, 14, "present")).Expect(200).Body["nextDueAt"]);
        await clinic.AtAsync(60);
        Assert.Equal("chaperone-left", (await AttestAsync(clinic, session, sitter, 60, "leaving")).Expect(200).Text("alert"));
    }

    [Fact]
    public async Task Without_a_sitter_the_dose_stays_locked_and_the_second_time_asks_for_a_review()
    {
        var (clinic, session) = await AtHomeAsync();
        var supply = (await DispenseAsync(clinic)).Expect(201);
        await clinic.AtAsync(0);
        (await CheckAsync(clinic, session, seen: false)).Expect(200);
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            var refused = (await ReleaseAsync(clinic, session)).Expect(422);
            Assert.Equal(
                ("session.home-gate-failed", "sitter"),
                (refused.Code, Assert.Single(refused.Body["unmet"]!.AsArray())!.GetValue<string>()));
        }

        Assert.Equal("locked", (await clinic.GetAsync($"/v1/home-supplies/{supply.Text("id")}")).Text("state"));
        Assert.Equal(
            "session.home-not-released",
            (await clinic.PostAsync($"/v1/sessions/{session}/doses", Lozenge(clinic), "\"4\"")).Expect(422).Code);
        Assert.Equal([false, true], await ReviewsAsync(clinic));
    }

    [Fact]
    public async Task Pressure_above_the_limit_keeps_the_dose_locked()
    {
        var (clinic, session) = await AtHomeAsync();
        (await DispenseAsync(clinic)).Expect(201);
        await SitterAsync(clinic, session);
        await clinic.AtAsync(0);
        (await CheckAsync(clinic, session, systolic: 152, diastolic: 95)).Expect(200);
        Assert.Equal(
            ["bp-range"],
            (await ReleaseAsync(clinic, session)).Expect(422).Body["unmet"]!.AsArray().Select(code => code!.GetValue<string>()));
    }

    [Fact]
    public async Task A_released_dose_that_is_not_taken_is_locked_again()
    {
        var (clinic, session) = await AtHomeAsync();
        var supply = (await DispenseAsync(clinic)).Expect(201);
        await SitterAsync(clinic, session);
        await clinic.AtAsync(0);
        (await CheckAsync(clinic, session)).Expect(200);
        (await ReleaseAsync(clinic, session)).Expect(200);
        await clinic.AtAsync(30);
        var known = (await clinic.GetAsync($"/v1/home-supplies/{supply.Text("id")}")).Expect(200);
        Assert.Equal(("locked", "release-expired"), (known.Text("state"), known.Text("lockedBecause")));
    }

    [Fact]
    public async Task Pregnancy_locks_and_recalls_and_the_return_closes_the_lots_account()
    {
        var (clinic, _) = await AtHomeAsync();
        var supply = $"/v1/home-supplies/{(await DispenseAsync(clinic)).Expect(201).Text("id")}";
        await clinic.TellAsync(
            "screening", clinic.Patient,
            new ContraindicationRaised(clinic.Patient, "CI-09", "pregnancy", "block", true, Given.At(-60)), 1);
        await Eventually.TrueAsync(async () => (await clinic.GetAsync(supply)).Text("state") == "recalled");

        var known = await clinic.GetAsync(supply);
        var returned = (await clinic.PostAsync(
            $"{supply}/return", new { dosesCounted = 1, witness = clinic.Person("clinician-2") }, known.ETag)).Expect(200);
        Assert.Equal("returned", returned.Text("state"));
        var lot = (await clinic.GetAsync("/v1/inventory/lots/TRO-2601")).Expect(200).Body;
        Assert.Equal((0m, 100m, 100m), (Mg(lot, "outMg"), Mg(lot, "wastedMg"), Mg(lot, "missingMg")));
        Assert.Equal("loss", lot["discrepancies"]![0]!["cause"]!.GetValue<string>());
        Assert.True(lot["balances"]!.GetValue<bool>());
        (await DispenseAsync(clinic)).Expect(409);
    }

    [Fact]
    public async Task An_invitation_is_redeemed_once_and_only_its_holder_attests()
    {
        var (clinic, session) = await AtHomeAsync();
        var invited = await InviteAsync(clinic, session);
        var code = invited.Text("code");
        var guest = (await clinic.RedeemAsync(code)).Expect(200);
        Assert.Equal(
            (invited.Text("invitationId"), "chaperone", $"{session}"),
            (guest.Text("subject"), guest.Text("role"), guest.Text("resource")));
        (await clinic.RedeemAsync(code)).Expect(404);
        (await clinic.RedeemAsync($"session.{session}.guessed")).Expect(404);

        await clinic.AtAsync(-5);
        var attestation = Attestation(-5, "arrived");
        (await clinic.GuestPostAsync($"/v1/sessions/{session}/chaperone-attestations", attestation, session, Guid.NewGuid()))
            .Expect(404);
        var elsewhere = await clinic.GuestPostAsync(
            $"/v1/sessions/{Guid.CreateVersion7()}/chaperone-attestations", attestation, session,
            Guid.Parse(invited.Text("invitationId")));
        Assert.Equal("request.not-found", elsewhere.Expect(404).Code);
        (await clinic.PostAsync($"/v1/sessions/{session}/chaperone-attestations", attestation, role: Roles.Clinician))
            .Expect(403);
    }

    [Theory]
    [InlineData("chaperone-invitations", "birthYear", "1899")]
    [InlineData("home-checks", "channel", "\"pigeon\"")]
    [InlineData("home-checks", "alertness", "\"x\"")]
    [InlineData("home-release", "emergencyContactConfirmed", "\"yes\"")]
    public async Task A_body_outside_what_is_allowed_is_refused(string step, string member, string json)
    {
        var (clinic, session) = await AtHomeAsync();
        var body = step switch
        {
            "chaperone-invitations" => new JsonObject { ["name"] = "Ben", ["phone"] = "+1 555", ["birthYear"] = 1985 },
            "home-checks" => new JsonObject
            {
                ["channel"] = "video", ["at"] = Given.At(-240), ["sitterSeen"] = true, ["alertness"] = "a",
            },
            _ => new JsonObject { ["emergencyContactConfirmed"] = true },
        };
        body[member] = JsonNode.Parse(json);
        Assert.StartsWith(
            "request.", (await clinic.PostAsync($"/v1/sessions/{session}/{step}", body)).Expect(400).Code,
            StringComparison.Ordinal);
    }

    private async Task<(Clinic Clinic, Guid Session)> AtHomeAsync()
    {
        var clinic = await Clinic.WithStockAsync(server.Host, "TRO-2601", "ketamine", 100m);
        var earlier = Guid.CreateVersion7();
        var session = await server.Host.ClearedSessionAsync(clinic, AtHome.Limits, AtHome.Protocol, number: 2);
        await server.Host.PlayAsync<Course, CourseEvent>(
            clinic, clinic.Plan, -240, new SessionBooked(1, earlier, Given.At(-10_000)));
        var place = new SessionPlace(clinic.Patient, clinic.Plan, 1);
        var limits = AtHome.Limits with { Setting = "clinic" };
        await server.Host.PlayAsync<DosingSession, DosingSessionEvent>(
            clinic, earlier, -9_000,
            new SessionScheduled(
                earlier, clinic.Patient, clinic.Plan, 1, Given.At(-10_000), "clinic", null, null, clinic.Nurse, limits,
                "sublingual-clinic.2026.2", Given.Protocols.Of("sublingual-clinic.2026.2").Hash),
            new PatientDischarged(
                place, new AldreteParts(2, 2, 2, 2, 2), Measures.None, Given.Sealed("escort-name"), null, clinic.Nurse,
                Given.At(-9_800), []));
        return (clinic, session);
    }

    private static Task<Reply> DispenseAsync(Clinic clinic) => clinic.PostAsync("/v1/home-supplies", new
    {
        patientId = clinic.Patient, planId = clinic.Plan, lot = "TRO-2601", doses = 2, doseMgEach = 100,
        lockBoxConfirmed = true, witness = clinic.Person("clinician-2"),
    });

    private static async Task<Reply> InviteAsync(Clinic clinic, Guid session) => (await clinic.PostAsync(
        $"/v1/sessions/{session}/chaperone-invitations",
        new { name = "Ben Fairwater", phone = "+1 555 0143", birthYear = 1985, relation = "partner" })).Expect(201);

    private static async Task<Guid> SitterAsync(Clinic clinic, Guid session)
    {
        var sitter = Guid.Parse((await InviteAsync(clinic, session)).Text("invitationId"));
        await clinic.AtAsync(-5);
        (await AttestAsync(clinic, session, sitter, -5, "arrived")).Expect(200);
        return sitter;
    }

    private static Task<Reply> AttestAsync(Clinic clinic, Guid session, Guid sitter, double minute, string kind) =>
        clinic.GuestPostAsync(
            $"/v1/sessions/{session}/chaperone-attestations", Attestation(minute, kind), session, sitter);

    private static object Attestation(double minute, string kind) =>
        new { adult = true, sober = true, staysUntil = Given.At(300), kind, at = Given.At(minute) };

    private static Task<Reply> CheckAsync(
        Clinic clinic, Guid session, int systolic = 128, int diastolic = 80, bool seen = true) =>
        clinic.PostAsync($"/v1/sessions/{session}/home-checks", new
        {
            channel = "video", at = Given.Noon, sitterSeen = seen, alertness = "a",
            location = new { address = "12 Harbour Lane", confirmed = true },
            device = new
            {
                kind = "cuff", reading = new { systolicMmHg = systolic, diastolicMmHg = diastolic }, takenAt = Given.At(-3),
            },
        });

    private static Task<Reply> ReleaseAsync(Clinic clinic, Guid session) =>
        clinic.PostAsync($"/v1/sessions/{session}/home-release", new { emergencyContactConfirmed = true });

    private static object Lozenge(Clinic clinic) => new
    {
        doseMg = 100, drug = "ketamine", route = "sublingual", startedAt = Given.Noon,
        lots = new[] { new { lot = "TRO-2601", mg = 100 } }, administeredBy = clinic.Nurse,
    };

    private async Task<IReadOnlyList<bool>> ReviewsAsync(Clinic clinic)
    {
        await using var command = server.Host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "select (data ->> 'reviewDue')::boolean from mt_events where tenant_id = $1 and type = $2 order by seq_id");
        command.Parameters.AddWithValue(clinic.Name);
        command.Parameters.AddWithValue("session.home-gate-failed.v1");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var reviews = new List<bool>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            reviews.Add(reader.GetBoolean(0));
        return reviews;
    }

    private static decimal Mg(JsonNode node, string member) => node[member]!.GetValue<decimal>();
}
