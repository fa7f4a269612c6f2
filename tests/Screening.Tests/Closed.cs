using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Stillwater.Contracts;

namespace Stillwater.Screenings.Tests;

/// <summary>Closed values for tests that never open them: the same word gives the same token.</summary>
internal static class Closed
{
    public static Sealed<string> Identity(string word) => Of("identity", word);

    public static Sealed<string> Text(string word) => Of("clinical-text", word);

    private static Sealed<string> Of(string dataClass, string word) => new(
        $"s1.{dataClass}.1.{word}.{Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(word)))}");
}
