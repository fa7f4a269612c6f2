using Stillwater.TreatmentPlans.Transfers;

namespace Stillwater.TreatmentPlans.Sites.Rules;

/// <summary>What the platform asks of a site, from one version of the rule file.</summary>
/// <param name="Version">Version of the file, such as <c>2026.1</c>.</param>
/// <param name="Safety">What has to be shown, and for how long each record counts.</param>
/// <param name="Blocks">How long a chair is taken by a session, by route.</param>
/// <param name="PrescriberLicences">Types of licences that make a licensed prescriber.</param>
/// <param name="Transfer">How long a patient has to redeem a code.</param>
/// <param name="PayerAsks">What payers usually ask for.</param>
/// <param name="FollowUp">How many sessions must be followed up.</param>
/// <param name="RedFlags">The red flags of XC-02, with what speaks against each.</param>
/// <param name="Questions">What a patient may ask of a provider (XC-03).</param>
public sealed record SiteRules(
    string Version,
    IReadOnlyList<SafetyRule> Safety,
    IReadOnlyList<BlockRule> Blocks,
    IReadOnlyList<string> PrescriberLicences,
    TransferRules Transfer,
    IReadOnlyList<PayerAskRule> PayerAsks,
    FollowUpRule FollowUp,
    IReadOnlyList<RedFlagRule> RedFlags,
    IReadOnlyList<QuestionRule> Questions)
{
    /// <summary>SHA-256 of the file's bytes, lower-case hexadecimal.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Version and hash, as every event that these rules decided carries them.</summary>
    public string Stamp => $"{Version}+{Hash}";

    public SafetyRule Of(string kind) => Safety.Single(rule => rule.Kind == kind);

    public BlockRule? Block(string route) => Blocks.FirstOrDefault(block => block.Route == route);
}

/// <summary>One kind of safety record.</summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="Kind">equipment-check, emergency-drill, protocol-approval, training or rems-attestation.</param>
/// <param name="ValidFor">How long a record counts, in <paramref name="Unit"/>.</param>
/// <param name="Unit">hours or months.</param>
/// <param name="LapseIsIncident">Whether a record that is not renewed in time is a compliance incident.</param>
/// <param name="Items">Codes of what the record must show to be in order.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record SafetyRule(
    string Id, string Kind, int ValidFor, string Unit, bool LapseIsIncident, IReadOnlyList<string> Items, string Source)
{
    /// <summary>The moment from which a record of then counts no more.</summary>
    public DateTimeOffset ValidUntil(DateTimeOffset doneAt) => Unit switch
    {
        "hours" => doneAt.AddHours(ValidFor),
        "months" => doneAt.AddMonths(ValidFor),
        _ => throw new InvalidDataException($"{Id} counts in {Unit}; it must be hours or months."),
    };
}

/// <summary>How long a session takes its chair.</summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="Route">iv, im, sc, sublingual, oral or intranasal.</param>
/// <param name="DoseMinutes">Length of the dose, min.</param>
/// <param name="RecoveryMinutes">Length of recovery in the chair, min.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record BlockRule(string Id, string Route, int DoseMinutes, int RecoveryMinutes, string Source)
{
    public TimeSpan Length => TimeSpan.FromMinutes(DoseMinutes + RecoveryMinutes);
}
