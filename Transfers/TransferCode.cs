using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Stillwater.TreatmentPlans.Plans;

namespace Stillwater.TreatmentPlans.Transfers;

/// <summary>What is known of a plan, as it goes to another clinic.</summary>
/// <param name="TransferId">The transfer at the clinic that it comes from.</param>
/// <param name="PlanId">The plan there.</param>
/// <param name="EventIds">The facts there that it rests on.</param>
/// <param name="Draft">The determination and the body, without consents, which are given anew.</param>
/// <param name="Phase">The phase that it has reached.</param>
/// <param name="SessionsDone">Sessions completed.</param>
/// <param name="CumulativeMg">Drug given, mg.</param>
/// <param name="LastDoseAt">When the last session was completed.</param>
internal sealed record TransferSummary(
    Guid TransferId, Guid PlanId, IReadOnlyList<Guid> EventIds, PlanDrafted Draft, PlanPhase Phase, int SessionsDone,
    decimal CumulativeMg, DateTimeOffset? LastDoseAt);

/// <summary>
/// A single-use code. Its hash finds the closed summary, and only the code itself opens it: the platform keeps neither
/// the code nor a key that could.
/// </summary>
internal static class TransferCode
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));

    public static string HashOf(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"stillwater-transfer\0{code}")));

    public static byte[] Close(string code, TransferSummary summary)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(summary, JsonSerializerOptions.Web);
        var closed = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(closed.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(KeyOf(code), TagBytes);
        aes.Encrypt(
            closed.AsSpan(0, NonceBytes), plain, closed.AsSpan(NonceBytes, plain.Length), closed.AsSpan(^TagBytes..),
            Encoding.UTF8.GetBytes(HashOf(code)));
        CryptographicOperations.ZeroMemory(plain);
        return closed;
    }

    public static TransferSummary Open(string code, byte[] closed)
    {
        var plain = new byte[closed.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(KeyOf(code), TagBytes);
        aes.Decrypt(
            closed.AsSpan(0, NonceBytes), closed.AsSpan(NonceBytes, plain.Length), closed.AsSpan(^TagBytes..), plain,
            Encoding.UTF8.GetBytes(HashOf(code)));
        var summary = JsonSerializer.Deserialize<TransferSummary>(plain, JsonSerializerOptions.Web)!;
        CryptographicOperations.ZeroMemory(plain);
        return summary;
    }

    private static byte[] KeyOf(string code) => HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(code), KeyBytes, info: "stillwater transfer summary"u8.ToArray());
}
