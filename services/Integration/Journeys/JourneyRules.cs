using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stillwater.Integration.Journeys;

/// <summary>The parameters of this build and the name by which every fact that they decided knows them.</summary>
/// <param name="Parameters">The parameters.</param>
/// <param name="Name">Version and hash.</param>
public sealed record JourneyRules(JourneyParameters Parameters, string Name)
{
    private const string File = "journeys/2026.1.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly Lazy<JourneyRules> OfThisBuild = new(Load);

    /// <summary>The rules of this build, checked when they are first asked for.</summary>
    public static JourneyRules Shipped => OfThisBuild.Value;

    private static JourneyRules Load()
    {
        using var resource = typeof(JourneyRules).Assembly.GetManifestResourceStream(File)
            ?? throw new InvalidDataException($"{File} is not part of this build.");
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        var parameters = Read(bytes.ToArray());
        return new JourneyRules(
            parameters, $"{parameters.Version}+{Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))}");
    }

    internal static JourneyParameters Read(ReadOnlySpan<byte> json)
    {
        var parameters = JsonSerializer.Deserialize<JourneyParameters>(json, Json)
            ?? throw new InvalidDataException("The journey parameters are empty.");
        if (parameters.Window is { OpensAfterHours: < 0 or > 168 } or { ClosesAfterHours: > 336 }
            || parameters.Window.ClosesAfterHours <= parameters.Window.OpensAfterHours)
            throw new InvalidDataException($"{parameters.Window.Id}: the window is out of range or ends too early.");
        if (parameters.Themes.Count == 0 || parameters.Themes.Distinct().Count() != parameters.Themes.Count)
            throw new InvalidDataException("The themes are empty or named twice.");
        return parameters;
    }
}
