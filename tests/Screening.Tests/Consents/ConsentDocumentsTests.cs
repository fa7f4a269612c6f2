using Stillwater.Screenings.Consents;
using Stillwater.Screenings.Patients;

namespace Stillwater.Screenings.Tests.Consents;

/// <summary>The texts that a patient signs: complete, plain, without a promise.</summary>
public class ConsentDocumentsTests
{
    private static readonly ConsentDocuments Texts = ConsentDocuments.Default;

    [Fact]
    public void Every_purpose_has_one_current_text()
    {
        Assert.Equal(
            ["data-sharing", "esketamine", "home-dosing", "marketing", "off-label", "telehealth", "treatment"],
            Texts.Current(null, null).Select(d => d.Kind).Order());
        Assert.All(Texts.Documents, d => Assert.NotEmpty(d.Text));
    }

    [Fact]
    public void No_text_promises_a_result()
    {
        string[] promises =
            ["guarantee", "will help", "will work", "cure", "always works", "you will feel better", "no risk", "safe and"];
        Assert.All(Texts.Documents.SelectMany(d => d.Text), paragraph => Assert.All(
            promises, promise => Assert.DoesNotContain(promise, paragraph, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void The_label_status_is_told_where_there_is_one() => Assert.Equal(
        [("esketamine", "approved"), ("home-dosing", "off-label"), ("off-label", "off-label")],
        Texts.Documents.Where(d => d.LabelStatus is not null).Select(d => (d.Kind, d.LabelStatus!)).Order());

    [Theory]
    [InlineData("intranasal", "esketamine", true)]
    [InlineData("intranasal", "off-label", false)]
    [InlineData("iv", "off-label", true)]
    [InlineData("iv", "home-dosing", false)]
    [InlineData("oral", "home-dosing", true)]
    [InlineData("iv", "treatment", true)]
    public void A_route_asks_for_its_own_texts(string route, string kind, bool isAsked) =>
        Assert.Equal(isAsked, Texts.Current(null, route).Any(d => d.Kind == kind));

    [Fact]
    public void A_signature_under_an_older_text_counts_only_where_the_wording_alone_has_changed()
    {
        var texts = Texts with
        {
            Documents =
            [
                Text("2025-01", isCurrent: false, carries: false), Text("2025-07", isCurrent: false, carries: true),
                Text("2026-01", isCurrent: true, carries: true),
            ],
        };
        Assert.Equal(
            [("2024-01", "renewal-due"), ("2025-01", "renewal-due"), ("2025-07", "live"), ("2026-01", "live")],
            new[] { "2024-01", "2025-01", "2025-07", "2026-01" }.Select(v => (v, Standing(v, texts))));
        Assert.Equal(
            [false, false, true], new[] { "2025-01", "2025-07", "2026-01" }.Select(v => texts.IsCurrent("treatment", v)));
    }

    [Fact]
    public void Everything_that_is_kept_has_a_ground_and_a_time() => Assert.All(
        Retention.Default.Classes,
        c => Assert.Equal((c.Action == RetentionAction.Retain, true), (c.Years > 0, c.Basis.Length > 0)));

    private static ConsentDocument Text(string version, bool isCurrent, bool carries) => new(
        "treatment", version, isCurrent, carries, "Treatment", null, [], ["What it is."], []);

    private static string Standing(string version, ConsentDocuments texts) => ConsentStanding.Of(
        new LiveConsent(
            Guid.Empty, "treatment", version, null, null, Closed.Identity("signer-name"), SignerRelation.Self, default, 1),
        texts);
}
