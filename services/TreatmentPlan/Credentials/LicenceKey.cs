using System.Globalization;

namespace Stillwater.TreatmentPlans.Credentials;

/// <summary>Which licence a timer waits for: the one of a type and state that ends on a day.</summary>
public sealed record LicenceKey(string Type, string? State, DateOnly ExpiresOn)
{
    private const string Format = "yyyy-MM-dd";

    public bool Names(Licence licence) =>
        licence.Type == Type && licence.State == State && licence.ExpiresOn == ExpiresOn;

    public override string ToString() =>
        $"licence:{Type}:{State}:{ExpiresOn.ToString(Format, CultureInfo.InvariantCulture)}";

    /// <summary>Reads a timer's key back.</summary>
    public static LicenceKey Parse(string key)
    {
        var parts = key.Split(':');
        return new LicenceKey(
            parts[1], parts[2].Length == 0 ? null : parts[2],
            DateOnly.ParseExact(parts[3], Format, CultureInfo.InvariantCulture));
    }
}
