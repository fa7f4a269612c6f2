using CsCheck;
using Stillwater.Contracts;
using Stillwater.Contracts.Screening.V1;
using Stillwater.TreatmentPlans.Consents;
using Stillwater.TreatmentPlans.Consents.NoteConsent;
using Stillwater.TreatmentPlans.Tests.Plans;

namespace Stillwater.TreatmentPlans.Tests.Consents;

/// <summary>A consent is noted once, whenever it is heard of.</summary>
public class NoteConsentTests
{
    [Fact]
    public void Any_history_each_consent_is_noted_once() =>
        Gen.Int[0, 5].Array[0, 12].Sample(numbers =>
        {
            var state = PatientConsents.Initial;
            foreach (var number in numbers)
            {
                var command = Given(number);
                state = command.Decide(state, Course.Start).Events.Aggregate(state, PatientConsents.Evolve);
                Assert.Empty(command.Decide(state, Course.Start).Events);
            }

            Assert.Equal(numbers.Distinct(), state.Live.Select(c => int.Parse(c.DocumentVersion, null)));
        });

    [Fact]
    public void It_is_kept_with_its_route_and_the_time_of_its_signature()
    {
        var noted = Assert.IsType<ConsentNoted>(Assert.Single(Given(1).Decide(PatientConsents.Initial,
            Course.Start).Events));
        Assert.Equal(("off-label", "iv", Course.Start.AddDays(-1)), (noted.Consent.Kind, noted.Consent.Route,
            noted.SignedAt));
    }

    private static NoteConsent Given(int number) => new(new ConsentGiven(
        Course.Patient, StableId.From("consent", $"{number}"), "off-label", $"{number}", "iv",
        Course.Start.AddDays(-1)));
}
