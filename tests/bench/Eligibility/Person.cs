namespace Stillwater.Bench.Eligibility;

/// <summary>
/// A patient as a clinic meets them, drawn from a seed: mostly healthy, some with what the rules look for, in shares that
/// a depression programme would see. The same seed and number give the same person.
/// </summary>
internal sealed record Person(
    int Number,
    string Sex,
    DateOnly BornOn,
    int HeightCm,
    int WeightKg,
    string Target,
    string Setting,
    string Route,
    IReadOnlyList<(string Code, string Status, int MonthsAgo)> Conditions,
    IReadOnlyList<string> Medicines,
    int FailedTrials,
    IReadOnlyList<string> Substances,
    IReadOnlyList<(int Systolic, int Diastolic, int HeartRate, int Spo2)> Readings,
    IReadOnlyList<int> Phq9,
    IReadOnlyList<int> Gad7,
    IReadOnlyList<bool> Cssrs,
    IReadOnlyList<int> AuditC,
    IReadOnlyList<bool> Dast10)
{
    private static readonly string[] Common =
        ["sertraline", "escitalopram", "venlafaxine", "bupropion", "amlodipine", "levothyroxine", "omeprazole", "metformin"];

    private static readonly string[] Rare =
        ["lorazepam", "gabapentin", "lamotrigine", "lithium", "methylphenidate", "tramadol", "quetiapine", "tranylcypromine",
         "clarithromycin", "theophylline", "an herbal mixture"];

    private static readonly string[] Diagnoses =
        ["hypertension", "glaucoma", "sleep-apnoea-untreated", "arrhythmia", "hyperthyroidism", "ptsd", "myocardial-infarction",
         "seizure-disorder", "psychosis", "mania", "interstitial-cystitis"];

    public static Person Of(int seed, int number, DateOnly today)
    {
        var dice = new Random(unchecked((seed * 1_000_003) + number));
        bool Chance(double share) => dice.NextDouble() < share;
        string Pick(string[] from) => from[dice.Next(from.Length)];
        var home = Chance(0.2);
        var high = Chance(0.15);
        return new Person(
            number,
            Chance(0.6) ? "female" : "male",
            today.AddDays(-dice.Next(19 * 365, 78 * 365)),
            dice.Next(152, 195),
            dice.Next(48, 125),
            Pick(["trd", "trd", "trd", "mdd", "ptsd", "gad", "pain", "mdsi"]),
            home ? "home" : "clinic",
            home ? "sublingual" : Pick(["iv", "iv", "intranasal", "im"]),
            [(Code: "major-depression", Status: "active", MonthsAgo: dice.Next(6, 200)),
             .. Enumerable.Range(0, Chance(0.35) ? dice.Next(1, 3) : 0)
                .Select(_ => (Pick(Diagnoses), Chance(0.6) ? "active" : "history", dice.Next(0, 60)))],
            [.. Enumerable.Range(0, dice.Next(0, 4)).Select(_ => Pick(Common)).Distinct(),
             .. Chance(0.3) ? new[] { Pick(Rare) } : []],
            dice.Next(0, 5),
            Chance(0.5) ? ["alcohol"] : Chance(0.1) ? ["alcohol", "cannabis"] : [],
            [.. Enumerable.Range(0, high ? 2 : 1).Select(_ => (
                high ? dice.Next(141, 186) : dice.Next(100, 141), high ? dice.Next(85, 112) : dice.Next(60, 90),
                dice.Next(52, 105), dice.Next(93, 100)))],
            [.. Enumerable.Range(0, 8).Select(_ => dice.Next(1, 4)), Chance(0.25) ? dice.Next(1, 4) : 0],
            [.. Enumerable.Range(0, 7).Select(_ => dice.Next(0, 4))],
            Risk(dice),
            [dice.Next(0, 3), dice.Next(0, 2), Chance(0.1) ? dice.Next(1, 5) : 0],
            [.. Enumerable.Range(0, 10).Select(i => i == 2 ? !Chance(0.1) : Chance(0.05))]);
    }

    private static IReadOnlyList<bool> Risk(Random dice)
    {
        var risk = dice.NextDouble();
        return [risk < 0.3, risk < 0.2, risk < 0.06, risk < 0.02, risk < 0.01, risk < 0.08, risk < 0.01];
    }
}
