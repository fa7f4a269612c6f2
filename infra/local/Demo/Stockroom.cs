using System.Text.Json.Nodes;

namespace Stillwater.Local.Demo;

/// <summary>The clinic's two lots of controlled drugs; a dose from a lot that nobody booked is refused.</summary>
internal static class Stockroom
{
    public const string KetamineLot = "KET-2026-001";
    public const string SpravatoLot = "SPR-2026-001";

    public static async Task FillAsync(Course course, CancellationToken ct)
    {
        var clinician = course.Clinic.As("clinician-1");
        await clinician.PostAsync(
            "/v1/inventory/receipts", Delivery(course, KetamineLot, "ketamine", "42023-115-10", 500, 5), ct);
        await clinician.PostAsync(
            "/v1/inventory/receipts", Delivery(course, SpravatoLot, "esketamine", "50458-028-03", 28, 36), ct);
        course.Did(clinician, "books five vials of ketamine and 36 Spravato devices");
    }

    private static JsonObject Delivery(Course course, string lot, string drug, string ndc, int unitMg, int units) => new()
    {
        ["lot"] = lot,
        ["drug"] = drug,
        ["ndc"] = ndc,
        ["expiresOn"] = "2029-12-31",
        ["unitMg"] = unitMg,
        ["units"] = units,
        ["receivedAt"] = course.Now,
        ["supplier"] = "Harrow Wholesale",
    };
}
