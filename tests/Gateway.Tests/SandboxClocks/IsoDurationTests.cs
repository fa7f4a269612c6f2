using CsCheck;
using Stillwater.Partners.SandboxClocks;

namespace Stillwater.Gateway.Tests.SandboxClocks;

public sealed class IsoDurationTests
{
    [Theory]
    [InlineData("P1DT2H", 26 * 3600)]
    [InlineData("PT0S", 0)]
    [InlineData("P2W", 14 * 86400)]
    [InlineData("P1W1DT1H1M1S", (8 * 86400) + 3661)]
    [InlineData("P3660D", 3660L * 86400)]
    public void A_duration_of_fixed_parts_is_read(string text, long seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), IsoDuration.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("P1Y")]
    [InlineData("P1M")]
    [InlineData("-P1D")]
    [InlineData("P-1D")]
    [InlineData("P1.5D")]
    [InlineData("1D")]
    [InlineData("P1D\n")]
    [InlineData("P3661D")]
    [InlineData("P999999999W")]
    [InlineData("P9999999999D")]
    public void Anything_else_is_refused(string text) => Assert.Null(IsoDuration.Parse(text));

    [Fact]
    public void No_text_makes_it_throw() => Gen.String.Sample(text => _ = IsoDuration.Parse("P" + text));
}
