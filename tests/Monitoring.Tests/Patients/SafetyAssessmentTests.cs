using System.Net;
using Stillwater.Harness;
using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Patients.RecordSafetyAssessment;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Monitoring.Tests.Patients;

/// <summary>Who has looked at how safe a patient is, and what it means for dosing.</summary>
[Collection(nameof(MonitoringHost))]
public class SafetyAssessmentTests(MonitoringHost host)
{
    private static readonly SafetyAssessed Seen = new(
        Guid.CreateVersion7(), "psychiatrist", "high", "outpatient", "release", 24, "prescriber-1", Course.Now);

    [Fact]
    public void An_assessment_is_noted_once_with_its_time()
    {
        var patient = PatientMonitoring.Initial with { PatientId = Course.Patient };
        var record = new RecordSafetyAssessment(Seen, IsPrescriber: true);
        var noted = Assert.IsType<SafetyAssessed>(Assert.Single(record.Decide(patient, Course.FirstDose).Events));
        Assert.Equal(Course.FirstDose, noted.AssessedAt);
        Assert.Empty(record.Decide(PatientMonitoring.Evolve(patient, noted), Course.Now).Events);
    }

    [Theory]
    [InlineData("psychiatrist", false, "monitoring.assessment-role")]
    [InlineData("urologist", false, "monitoring.assessment-role")]
    [InlineData("urologist", true, null)]
    [InlineData("clinician", false, null)]
    public void Only_a_prescriber_records_what_a_specialist_says(string by, bool isPrescriber, string? code) => Assert.Equal(
        code,
        new RecordSafetyAssessment(Seen with { By = by }, isPrescriber).Decide(PatientMonitoring.Initial, Course.Now)
            .Refusal?.Code);

    [Fact]
    public async Task An_assessment_is_recorded_and_told_to_the_other_services()
    {
        var told = new Told();
        await host.TellAsync("screening", told.Registered);
        var path = $"/v1/patients/{told.Patient}/safety-assessments";
        object body = new
        {
            by = "psychiatrist", riskLevel = "high", disposition = "outpatient", dosingAdvice = "release",
            contactWithinHours = 24,
        };
        var nurse = host.As(Roles.Clinician, "clinician-1");
        await nurse.ReadAsync($"/v1/patients/{told.Patient}/outcomes");
        Assert.Equal(HttpStatusCode.Forbidden, (await nurse.PostAsync(path, body)).Answer.StatusCode);
        var (answer, view) = await host.As(Roles.Prescriber, "prescriber-1").PostAsync(path, body);
        Assert.Equal((HttpStatusCode.Created, "release"), (answer.StatusCode, (string?)view["dosingAdvice"]));
        await Eventually.TrueAsync(async () => await host.Service.Lease["monitoring"].ScalarAsync<long>(
            $"""
             select count(*) from relayed r join mt_streams s on s.id = r.stream and s.version = r.last
             where r.stream = '{told.Patient}'
             """) == 1);
    }
}
