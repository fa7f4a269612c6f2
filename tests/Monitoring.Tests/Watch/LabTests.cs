using Stillwater.Contracts;
using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Patients.NoteBooking;
using Stillwater.Monitoring.Patients.RecordLab;
using Stillwater.Monitoring.Tests.Patients;
using Stillwater.Monitoring.Watch;

namespace Stillwater.Monitoring.Tests.Watch;

/// <summary>What results of laboratories ask for between screenings (clinical reference 8, S04, S12).</summary>
public class LabTests
{
    private static readonly Course Treated =
        Course.Empty.With(Course.Screened, Course.Signed, Watched.Scored("bpic-ss", 6, -2), Course.Dosed(1));

    private static readonly Course Bladder = Treated.With(Watched.Scored("bpic-ss", 21, 50));

    [Theory]
    [InlineData("hcg", "positive", null, "LTW-HCG", "stop")]
    [InlineData("hcg", "negative", null, "", "")]
    [InlineData("uds", "positive", null, "LTW-UDS", "hold")]
    [InlineData("pdmp", "positive", null, "LTW-PDMP", "hold")]
    [InlineData("urinalysis", "abnormal", null, "LTW-URINALYSIS", "hold")]
    [InlineData("alt", "abnormal", 120, "", "")]
    [InlineData("alt", "abnormal", 121, "LTW-LIVER", "hold")]
    [InlineData("bilirubin", "abnormal", 121, "LTW-LIVER", "hold")]
    [InlineData("tsh", "abnormal", 500, "", "")]
    [InlineData("urine-culture", "positive", null, "", "")]
    public void A_result_asks_for_what_its_rule_says(string test, string reading, int? value, string rule, string action)
    {
        var events = Treated.Then(Lab(test, reading, 50, value)).Decision.Events;
        var recorded = Assert.IsType<LabRecorded>(events[0]);
        Assert.Equal((rule, action), (
            string.Join(", ", recorded.Findings.Select(f => f.RuleId)),
            string.Join(", ", recorded.Findings.Select(f => f.Action))));
        Assert.Equal(action.Length > 0, events.OfType<LabHolds>().Any(h => h.RuleId == rule && h.Action == action));
    }

    [Fact]
    public void Every_result_that_holds_is_told_although_an_earlier_one_was()
    {
        var once = Treated.With(Lab("uds", "positive", 50));
        Assert.Single(once.Then(Lab("uds", "positive", 51)).Decision.Events.OfType<LabHolds>());
    }

    [Fact]
    public void S12_a_negative_culture_refers_and_only_a_specialist_settles_it()
    {
        var (negative, decision) = Bladder.Then(Lab("urine-culture", "negative", 51));
        var finding = Assert.Single(Assert.IsType<LabRecorded>(Assert.Single(decision.Events)).Findings);
        Assert.Equal(("LTW-CULTURE-NEGATIVE", "refer"), (finding.RuleId, finding.Action));
        Assert.Empty(negative.Then(Watched.Scored("bpic-ss", 6, 55)).Decision.Events.OfType<WatchCleared>());
    }

    [Theory]
    [InlineData(18, true)]
    [InlineData(19, false)]
    public void S12_a_positive_culture_is_treated_and_settled_by_a_score_below_19(int score, bool settled)
    {
        var (treated, decision) = Bladder.Then(Lab("urine-culture", "positive", 51));
        var finding = Assert.Single(Assert.IsType<LabRecorded>(Assert.Single(decision.Events)).Findings);
        Assert.Equal(("treat", Course.Now.AddDays(14)), (finding.Action, finding.AgainBy));
        var again = treated.Then(Watched.Scored("bpic-ss", score, 55));
        var cleared = again.Decision.Events.OfType<WatchCleared>().ToList();
        Assert.Equal(settled, cleared.Exists(c => c.RuleId == "LTW-BPIC-EASED"));
        Assert.Equal(settled, again.Course.State.OpenFinding("urinary") is null);
    }

    [Fact]
    public void What_eases_the_bladder_settles_all_that_was_found_of_it_and_it_is_found_again()
    {
        var treated = Bladder.With(Lab("urinalysis", "abnormal", 51), Lab("urine-culture", "positive", 52));
        var eased = treated.Then(Watched.Scored("bpic-ss", 18, 55)).Course;
        Assert.Null(eased.State.OpenFinding("urinary"));
        Assert.Single(eased.Then(Watched.Scored("bpic-ss", 21, 58)).Decision.Events.OfType<WatchCrossed>());
    }

    [Theory]
    [InlineData(16, 0)]
    [InlineData(17, 1)]
    public void After_it_eased_the_bladder_is_compared_with_the_score_that_eased_it(int score, int found)
    {
        // Six before the first dose, 12 after the treatment: the same again, and four more, hold nothing.
        var eased = Bladder.With(Lab("urine-culture", "positive", 52), Watched.Scored("bpic-ss", 12, 54));
        Assert.Null(eased.State.OpenFinding("urinary"));
        var later = eased.Then(Watched.Scored("bpic-ss", score, 58)).Decision.Events;
        Assert.Equal(found, later.OfType<WatchCrossed>().Count());
    }

    [Fact]
    public void Mania_is_settled_by_the_next_score_within_its_limits_and_found_again()
    {
        var manic = Treated.With(Watched.Scored("ymrs", 14, 20));
        var calm = manic.Then(Watched.Scored("ymrs", 4, 25));
        Assert.Single(calm.Decision.Events.OfType<WatchCleared>());
        Assert.Single(calm.Course.Then(Watched.Scored("ymrs", 14, 30)).Decision.Events.OfType<WatchCrossed>());
    }

    public static TheoryData<string, string, RecordLab> Refusals => new()
    {
        { "monitoring.taken-in-future", "/takenAt", Lab("uds", "positive", 61) },
        { "monitoring.lab-unit-missing", "/unit", Lab("alt", "abnormal", 50, 121) with { Unit = null } },
        { "monitoring.lab-value-missing", "/value", Lab("alt", "abnormal", 50) },
        { "monitoring.lab-value-missing", "/value", Lab("ast", "abnormal", 50, 121) with { UpperLimit = null } },
    };

    [Theory, MemberData(nameof(Refusals))]
    public void What_cannot_be_read_is_refused_with_a_stable_code(string code, string pointer, RecordLab command)
    {
        var refusal = Treated.Then(command).Decision.Refusal;
        Assert.Equal((code, pointer), (refusal?.Code, refusal?.Field?.Pointer));
    }

    [Fact]
    public void A_booked_session_lies_ahead_until_it_begins_or_is_cancelled()
    {
        var booked = Treated.With(
            new NoteBooking(Course.Patient, Course.Session(2), Course.StartOf(2), Course.Rules),
            new NoteBooking(Course.Patient, Course.Session(3), Course.StartOf(3), Course.Rules));
        Assert.Equal(2, booked.State.Bookings.Count);
        Assert.Equal(Course.Session(3), Assert.Single(booked.With(Course.Dosed(2)).State.Bookings.Keys));
        Assert.Equal(Course.Session(2), Assert.Single(booked.With(new DropBooking(Course.Session(3))).State.Bookings.Keys));
        Assert.Empty(booked.Then(new NoteBooking(Course.Patient, Course.Session(1), Course.StartOf(1), Course.Rules))
            .Decision.Events);
    }

    private static RecordLab Lab(string test, string reading, double day, decimal? value = null) => new(
        StableId.From("lab", test, $"{day}"), test, value, value is null ? null : "U/L", value is null ? null : 40, reading,
        Course.FirstDose.AddDays(day), "clinician-1", WatchRules.Shipped);
}
