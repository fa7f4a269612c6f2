using System.Text.Json.Nodes;
using Stillwater.Harness.Hosting;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Sessions.Tests.Http;

public sealed class InventoryHttpTests(SessionServer server) : IClassFixture<SessionServer>
{
    [Fact]
    public async Task A_sessions_dose_leaves_the_lot_and_what_was_left_over_is_wasted_before_a_witness()
    {
        var (clinic, visit) = await WithRemainderAsync();

        var open = (await clinic.GetAsync("/v1/inventory/lots/KET-2601")).Expect(200).Body;
        Assert.Equal((9950m, 17m, 33m), (Mg(open, "balanceMg"), Mg(open, "outMg"), Mg(open, "givenMg")));

        var wasted = (await clinic.PostAsync("/v1/inventory/wastage", Remainder(visit, 17m, clinic.Person("clinician-2"))))
            .Expect(200);
        Assert.True(wasted.Body["balances"]!.GetValue<bool>());
        Assert.Equal(0m, Mg(wasted.Body, "outMg"));
        Assert.Equal(
            ["received", "dispensed", "settled", "wasted"],
            wasted.Body["entries"]!.AsArray().Select(entry => entry!["kind"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_witness_confirms_with_her_own_token_and_a_corrected_dose_is_booked_again()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var visit = await (await (await Visit.ScheduledAsync(clinic)).CheckedInAsync()).ClearedAsync();
        await visit.DosingAsync();
        await clinic.AtAsync(20);
        var aborted = await visit.StepAsync("abort", new
        {
            reason = "The pump has failed.", reasonCode = "malfunction", stoppedAt = Given.At(20), givenMg = 16m, wastedMg = 17m,
            witness = clinic.Person("medical-director-1"),
        });
        var path = $"{visit.Path}/doses/1/witness";
        Assert.Equal("session.not-the-witness", (await clinic.PostAsync(path, new { })).Expect(403).Code);
        Assert.Equal("session.not-the-witness", (await clinic.PostAsync(path, new { }, role: Roles.Prescriber)).Expect(403).Code);
        var confirmed = (await clinic.PostAsync(path, new { }, role: Roles.MedicalDirector)).Expect(200);
        Assert.Equal("KET-2601", confirmed.Body["lots"]![0]!.GetValue<string>());
        var shelf = await clinic.PostAsync("/v1/inventory/lots/KET-2601/witness", new { }, role: Roles.MedicalDirector);
        Assert.Equal("session.nothing-wasted", shelf.Expect(409).Code);

        var stop = aborted.Body["eventIds"]!.AsArray()[0]!.GetValue<string>();
        object correction = new
        {
            reason = "read off the wrong pump",
            replacement = new
            {
                stoppedAt = Given.At(20), reason = "malfunction", givenMg = 14m, wastedMg = 17m,
                witness = clinic.Person("medical-director-1"),
            },
        };
        var corrected = await visit.StepAsync($"facts/{stop}/correction", correction);
        var shown = corrected.Body["doseCorrections"]![0]!;
        Assert.Equal((16m, 14m), (Mg(shown["former"]!, "givenMg"), Mg(shown["now"]!, "givenMg")));
        Assert.Equal(14m, Mg(corrected.Body["doses"]![0]!, "givenMg"));
        object broken = new { reason = "wrong", replacement = new { stoppedAt = Given.At(20), reason = "because" } };
        var refused = (await clinic.PostAsync($"{visit.Path}/facts/{stop}/correction", broken)).Expect(422);
        Assert.Equal(
            ("session.replacement-invalid", "/replacement/reason"),
            (refused.Code, refused.Body["errors"]![0]!["pointer"]!.GetValue<string>()));

        var lot = (await clinic.GetAsync("/v1/inventory/lots/KET-2601")).Expect(200).Body;
        Assert.Equal((14m, 17m, 2m, true),
            (Mg(lot, "givenMg"), Mg(lot, "wastedMg"), Mg(lot, "outMg"), lot["balances"]!.GetValue<bool>()));
        var record = (await clinic.GetAsync($"{visit.Path}/dispensing-record")).Expect(200).Body["items"]!.AsArray();
        var line = Assert.Single(record)!;
        Assert.Equal((33m, 14m, 17m, 2m),
            (Mg(line, "dispensedMg"), Mg(line, "givenMg"), Mg(line, "wastedMg"), Mg(line, "leftMg")));
        Assert.NotNull(line["witnessConfirmedAt"]);
    }

    [Fact]
    public async Task A_session_that_is_broken_off_settles_its_lot_and_its_wastage_needs_a_fit_witness()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var visit = await (await (await Visit.ScheduledAsync(clinic)).CheckedInAsync()).ClearedAsync();
        await visit.DosingAsync();
        await clinic.AtAsync(20);
        var broken = new
        {
            reason = "The pump has failed.", reasonCode = "malfunction", stoppedAt = Given.At(20), givenMg = 16m, wastedMg = 17m,
            witness = clinic.Nurse,
        };
        var alone = await clinic.PostAsync($"{visit.Path}/abort", broken, visit.ETag);
        Assert.Equal("session.witness-required", alone.Expect(422).Code);
        Assert.Equal("dosing", (await clinic.GetAsync(visit.Path)).Text("state"));

        await visit.StepAsync("abort", broken with { witness = clinic.Person("clinician-2") });

        var lot = (await clinic.GetAsync("/v1/inventory/lots/KET-2601")).Expect(200).Body;
        Assert.Equal((16m, 0m, true), (Mg(lot, "givenMg"), Mg(lot, "outMg"), lot["balances"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task What_nobody_accounts_for_within_a_day_is_missing()
    {
        var (clinic, visit) = await WithRemainderAsync();
        await clinic.AtAsync(40 + (24 * 60));

        var lot = (await clinic.GetAsync("/v1/inventory/lots/KET-2601")).Expect(200).Body;
        var missing = Assert.Single(lot["discrepancies"]!.AsArray())!;
        Assert.Equal(("KET-2601", "remainder", -17m), (
            missing["lot"]!.GetValue<string>(), missing["cause"]!.GetValue<string>(), Mg(missing, "amountMg")));
        Assert.Equal(visit.Path, $"/v1/sessions/{missing["sessionId"]}");
        Assert.True(lot["balances"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("KET-9999", 33, "session.lot-unknown")]
    [InlineData("ESK-2601", 33, "session.lot-mismatch")]
    [InlineData("KET-SMALL", 33, "session.lot-insufficient")]
    public async Task A_dose_without_stock_is_refused_and_nothing_is_stored(string lot, decimal mg, string code)
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        (await clinic.ReceiveAsync("ESK-2601", "esketamine", 28m, 6)).Expect(201);
        (await clinic.ReceiveAsync("KET-SMALL", "ketamine", 10m, 3)).Expect(201);
        var visit = await (await (await Visit.ScheduledAsync(clinic)).CheckedInAsync()).ClearedAsync();
        await clinic.AtAsync(0);
        var dose = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(visit.Dose()))!;
        dose["lots"] = new JsonArray(new JsonObject { ["lot"] = lot, ["mg"] = mg });
        Assert.Equal(code, (await clinic.PostAsync($"{visit.Path}/doses", dose, visit.ETag)).Expect(422).Code);
        Assert.Equal("cleared", (await clinic.GetAsync(visit.Path)).Text("state"));
        await visit.DosingAsync();
    }

    [Theory]
    [InlineData("clinician-1", "session.witness-required")]
    [InlineData(TestIssuer.Departed, "session.witness-unfit")]
    [InlineData("somebody-else", "session.witness-unfit")]
    public async Task A_witness_is_an_active_colleague(string handle, string code)
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var body = new
        {
            lot = "KET-2601", mg = 500m, reason = "broken", wastedAt = Given.At(-240), witness = clinic.Person(handle),
        };
        Assert.Equal(code, (await clinic.PostAsync("/v1/inventory/wastage", body)).Expect(422).Code);
    }

    [Fact]
    public async Task A_witness_of_another_clinic_is_as_unknown_as_nobody()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var other = new Clinic(server.Host);
        var body = new
        {
            lot = "KET-2601", mg = 500m, reason = "broken", wastedAt = Given.At(-240), witness = other.Person("clinician-2"),
        };
        Assert.Equal("session.witness-unfit", (await clinic.PostAsync("/v1/inventory/wastage", body)).Expect(422).Code);
    }

    [Fact]
    public async Task A_count_that_differs_names_who_had_the_lot()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var counted = (await clinic.PostAsync(
            "/v1/inventory/counts",
            new { lot = "KET-2601", countedMg = 9500m, countedAt = Given.At(-239.5), witness = clinic.Person("clinician-2") }))
            .Expect(200);
        var found = Assert.Single(counted.Body["discrepancies"]!.AsArray())!;
        Assert.Equal(-500m, Mg(found, "amountMg"));
        Assert.Equal([clinic.Nurse.ToString()], found["custodians"]!.AsArray().Select(id => id!.GetValue<string>()));
    }

    [Fact]
    public async Task A_lot_of_another_clinic_is_not_found_and_only_clinicians_book()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        Assert.Equal("request.not-found", (await clinic.GetAsync("/v1/inventory/lots/KET-0000")).Expect(404).Code);
        var other = new Clinic(server.Host);
        await other.AtAsync(-240);
        Assert.Equal("request.not-found", (await other.GetAsync("/v1/inventory/lots/KET-2601")).Expect(404).Code);
        var body = new { lot = "KET-2601", countedMg = 1m, countedAt = Given.At(-240) };
        (await clinic.PostAsync("/v1/inventory/counts", body, role: Roles.FrontDesk)).Expect(403);
        Assert.Equal("request.not-found", (await other.PostAsync("/v1/inventory/counts", body)).Expect(404).Code);
    }

    [Theory]
    [InlineData("receipts", "drug", "\"heroin\"")]
    [InlineData("receipts", "unitMg", "0")]
    [InlineData("receipts", "lot", "\"two words\"")]
    [InlineData("receipts", "expiresOn", "\"soon\"")]
    [InlineData("wastage", "reason", "\"thirsty\"")]
    [InlineData("wastage", "witness", "null")]
    [InlineData("counts", "countedMg", "-1")]
    public async Task A_body_outside_what_is_allowed_is_refused(string step, string member, string json)
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var body = new JsonObject
        {
            ["lot"] = "KET-2601", ["drug"] = "ketamine", ["ndc"] = "42023-115-10", ["expiresOn"] = "2027-06-30",
            ["unitMg"] = 500, ["units"] = 1, ["receivedAt"] = Given.At(-240),
        };
        if (step == "wastage")
            body = new JsonObject { ["lot"] = "KET-2601", ["mg"] = 1, ["reason"] = "broken", ["wastedAt"] = Given.At(-240) };
        if (step == "counts")
            body = new JsonObject { ["lot"] = "KET-2601", ["countedMg"] = 1, ["countedAt"] = Given.At(-240) };
        body[member] = JsonNode.Parse(json);
        var reply = (await clinic.PostAsync($"/v1/inventory/{step}", body)).Expect(400);
        Assert.StartsWith("request.", reply.Code, StringComparison.Ordinal);
    }

    /// <summary>33 mg were given of 50 mg drawn.</summary>
    private async Task<(Clinic Clinic, Visit Visit)> WithRemainderAsync()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var visit = await (await (await Visit.ScheduledAsync(clinic)).CheckedInAsync()).ClearedAsync();
        await clinic.AtAsync(0);
        var dose = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(visit.Dose()))!;
        dose["lots"]![0]!["mg"] = 50;
        await visit.StepAsync("doses", dose);
        await clinic.AtAsync(40);
        await visit.StepAsync("doses/1/stop", new { stoppedAt = Given.At(40), reason = "complete" });
        return (clinic, visit);
    }

    private static object Remainder(Visit visit, decimal mg, Guid witness) => new
    {
        lot = "KET-2601", mg, reason = "remainder", wastedAt = Given.At(40), witness,
        sessionId = visit.Path["/v1/sessions/".Length..],
    };

    private static decimal Mg(JsonNode node, string member) => node[member]!.GetValue<decimal>();
}
