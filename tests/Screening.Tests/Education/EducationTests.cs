using Stillwater.Screenings.Education;
using Stillwater.Screenings.Patients;
using Stillwater.Screenings.Tests.Patients;
using static Stillwater.Screenings.Tests.RuleSets.Woman38;

namespace Stillwater.Screenings.Tests.Education;

/// <summary>What a patient reads before a first dose: complete, plain, without a promise.</summary>
public class EducationTests
{
    private static readonly EducationTexts Texts = EducationTexts.Default;

    [Fact]
    public void Every_topic_has_one_current_text() => Assert.Equal(
        ["alternatives", "home-safety", "mechanism", "medication-guide", "risks", "what-to-expect"],
        Texts.Current(null).Select(t => t.Topic).Order());

    [Theory]
    [InlineData("iv", "off-label", 4)]
    [InlineData("oral", "off-label", 5)]
    [InlineData("intranasal", "approved", 5)]
    public void A_route_has_its_label_and_its_own_texts(string route, string label, int texts) =>
        Assert.Equal((label, texts), (Texts.LabelOf(route), Texts.Current(route).Count()));

    [Fact]
    public void No_text_promises_a_result()
    {
        string[] promises = ["guarantee", "will help", "will work", "cure", "always works", "you will feel better", "no risk"];
        Assert.All(Texts.Texts.SelectMany(t => t.Text), paragraph => Assert.All(
            promises, promise => Assert.DoesNotContain(promise, paragraph, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("risks", "2026-01", 0, null, null)]
    [InlineData("astrology", "2026-01", 0, "screening.education-topic-unknown", "/topic")]
    [InlineData("risks", "2020-01", 0, "screening.education-version-stale", "/version")]
    [InlineData("risks", "2026-01", 1, "screening.taken-in-future", "/readAt")]
    public void The_current_text_is_acknowledged_once_it_was_read(
        string topic, string version, int minutes, string? code, string? pointer)
    {
        var refusal = PatientSample.Read(topic, version, Noon.AddMinutes(minutes))
            .Decide(PatientSample.After(PatientSample.Registered), Noon).Refusal;
        Assert.Equal((code, pointer), (refusal?.Code, refusal?.Field?.Pointer));
    }

    [Fact]
    public void What_was_read_is_remembered_with_its_version()
    {
        var patient = PatientSample.After(PatientSample.Registered);
        patient = PatientSample.Read().Decide(patient, Noon).Events.Aggregate(patient, Patient.Evolve);
        Assert.Equal(("risks", "2026-01"), (patient.Education[0].Fact.Topic, patient.Education[0].Fact.Version));
        Assert.Empty(PatientSample.Read().Decide(patient, Noon).Events);
    }
}
