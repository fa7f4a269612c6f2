namespace Stillwater.Sessions.Tests.Http;

/// <summary>One visit of the happy path, step by step over HTTP.</summary>
internal sealed class Visit(Clinic clinic, string id)
{
    public string Path { get; } = $"/v1/sessions/{id}";

    public string ETag { get; private set; } = "\"1\"";

    public static async Task<Visit> ScheduledAsync(Clinic clinic)
    {
        var scheduled = (await clinic.ScheduleAsync()).Expect(201);
        return new Visit(clinic, scheduled.Text("id"));
    }

    public async Task<Visit> CheckedInAsync(object? changes = null)
    {
        await clinic.AtAsync(-60);
        await StepAsync("preparation",
            new
            {
                intention = "to feel lighter", music = "slow piano",
                environment = new { eyeShades = true, quietRoom = true }
            });
        await clinic.AtAsync(-40);
        await StepAsync("check-in", new
        {
            arrivedAt = Given.At(-41),
            escort = new { name = "Marguerite Quillfeather", phone = "+1 555 0100" },
            lastSolidAt = Given.At(-480),
            lastFluidAt = Given.At(-180),
            medicines = new[] { new { name = "sertraline", heldAsAsked = true, takenAt = Given.At(-300) } },
            changes = changes
                ?? new { medication = false, pregnancyPossible = false, diagnosis = false, intoxicated = false },
        });
        return this;
    }

    public async Task<Visit> ClearedAsync()
    {
        await clinic.AtAsync(-5);
        var cleared = await StepAsync("clearance", Clearance());
        Assert.Equal("cleared", cleared.Text("verdict"));
        return this;
    }

    public async Task<Visit> DosingAsync()
    {
        await clinic.AtAsync(0);
        await StepAsync("doses", Dose());
        return this;
    }

    public async Task<Visit> RecoveryAsync()
    {
        foreach (var minute in new[] { 0, 10, 20, 30, 40 })
            await ObserveAsync(minute, minute == 40 ? 8 : null);
        await StepAsync("doses/1/stop", new { stoppedAt = Given.At(40), reason = "complete" });
        return this;
    }

    public async Task<Reply> ObserveAsync(double minute, int? cadss6 = null)
    {
        await clinic.AtAsync(minute);
        return await StepAsync("observations", Observation(minute, cadss6));
    }

    public async Task<Reply> StepAsync(string step, object body)
    {
        var reply = (await clinic.PostAsync($"{Path}/{step}", body, ETag)).Expect(200);
        ETag = reply.ETag!;
        return reply;
    }

    public static object Observation(double minute, int? cadss6 = null) => new
    {
        takenAt = Given.At(minute), systolicMmHg = 126, diastolicMmHg = 80, heartRatePerMin = 74, spo2Percent = 98,
        respiratoryRatePerMin = 14, moaas = 5, cadss6,
    };

    public static object Clearance(int systolic = 124, int diastolic = 78) => new
    {
        readings = new[]
        {
            new
            {
                takenAt = Given.At(-10), systolicMmHg = systolic, diastolicMmHg = diastolic, heartRatePerMin = 72,
                    spo2Percent = 98,
                respiratoryRatePerMin = 14, position = "seated", restMinutes = 5,
            },
        },
        cSsrs = new { answers = new bool[7], takenAt = Given.At(-45) },
        phq9Id = Guid.NewGuid(),
        phq9TakenAt = Given.At(-2 * 24 * 60),
    };

    public object Dose(decimal doseMg = 33m) => new
    {
        doseMg, drug = "ketamine", route = "iv", startedAt = Given.Noon, infusionMinutes = 40,
        lots = new[] { new { lot = "KET-2601", mg = 33m } }, administeredBy = clinic.Nurse,
    };

    public object Discharge(bool gaitSteady = true) => new
    {
        aldrete = new { activity = 2, respiration = 2, circulation = 2, consciousness = 2, oxygenation = 2 },
        orientedTimes3 = true, gaitSteady, dissociationResolved = true, siWithIntent = false,
        escort = new { present = true },
        instructionsGiven = true, signedBy = clinic.Nurse,
    };
}
