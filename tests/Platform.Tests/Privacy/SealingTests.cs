using System.Text;
using System.Text.Json;
using CsCheck;
using Stillwater.Contracts;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;

namespace Stillwater.Platform.Tests.Privacy;

public sealed class SealingTests(Vault vault) : IClassFixture<Vault>
{
    private const string Canary = "Persephone Quill";
    private readonly VaultProcess _process = vault.Open();

    [Fact]
    public void Whatever_is_sealed_opens_to_the_same_and_never_twice_to_the_same_text()
    {
        Gen.Select(Gen.String[0, 2_000], Gen.Enum<DataClass>()).Sample(
            (text, dataClass) =>
            {
                var (first, second) = (SealNow(text, dataClass), SealNow(text, dataClass));
                return first != second && OpenNow(first) == text && OpenNow(second) == text;
            }, iter: 500, threads: 1);

        Sealed<string> SealNow(string text, DataClass dataClass) =>
            _process.SealAsync(Vault.Ada, text, dataClass).GetAwaiter().GetResult();
        string? OpenNow(Sealed<string> value) => _process.OpenAsync(Vault.Ada, value).GetAwaiter().GetResult();
    }

    [Fact]
    public async Task A_record_a_date_and_bytes_open_to_what_they_were()
    {
        var ct = TestContext.Current.CancellationToken;
        var name = await _process.Sealer.SealAsync(Vault.Ada, DataClass.Identity, "name", new Name("Ada", "Løv"), ct);
        var born = await _process.Sealer.SealAsync(
            Vault.Ada, DataClass.Identity, "birthDate", new DateOnly(1984, 2, 29), ct);
        var bytes = await _process.Sealer.SealBytesAsync(
            Vault.Ada, DataClass.ClinicalText, "answer", new byte[9_000], ct);

        Assert.Equal(new Name("Ada", "Løv"), (await _process.Sealer.OpenAsync(Vault.Ada, name, ct)).Value);
        Assert.Equal(new DateOnly(1984, 2, 29), (await _process.Sealer.OpenAsync(Vault.Ada, born, ct)).Value);
        Assert.Equal(new byte[9_000],
            (await _process.Sealer.OpenBytesAsync(Vault.Ada, DataClass.ClinicalText, "answer", bytes, ct)).Value);
    }

    [Fact]
    public async Task What_belongs_to_the_tenant_has_a_key_of_the_tenant()
    {
        var tenant = SealScope.OfTenant("northside");
        var note = await _process.SealAsync(tenant, "closed on Mondays", DataClass.ClinicalText);

        Assert.Equal("closed on Mondays", await _process.OpenAsync(tenant, note));
        await Assert.ThrowsAsync<SealBrokenException>(() => _process.OpenAsync(SealScope.OfTenant("harborview"), note));
    }

    [Fact]
    public async Task A_sealed_value_cannot_be_moved_to_another_patient_tenant_class_version_or_field()
    {
        var value = await _process.SealAsync(Vault.Ada, Canary);
        await _process.SealAsync(Vault.Ada, "other", DataClass.Diary);
        await _process.SealAsync(Vault.Bea, "other");
        await _process.SealAsync(Vault.Ada with { Tenant = "harborview" }, "other");

        await Refuses(Vault.Bea, value, "name");
        await Refuses(Vault.Ada with { Tenant = "harborview" }, value, "name");
        await Refuses(Vault.Ada with { Patient = Guid.NewGuid() }, value, "name");
        await Refuses(Vault.Ada, new(value.Token.Replace(".identity.", ".diary.", StringComparison.Ordinal)), "name");
        await Refuses(Vault.Ada, new(value.Token.Replace(".name.", ".email.", StringComparison.Ordinal)), "email");
        await Refuses(Vault.Ada, new(value.Token.Replace(".1.name", ".2.name", StringComparison.Ordinal)), "name");
    }

    [Fact]
    public async Task A_value_expected_in_another_field_or_class_does_not_open_though_it_is_whole()
    {
        var value = await _process.SealAsync(Vault.Ada, Canary);

        var field = await Assert.ThrowsAsync<SealBrokenException>(async () => await _process.Sealer.OpenAsync(
            Vault.Ada, DataClass.Identity, "email", value, CancellationToken.None));
        var dataClass = await Assert.ThrowsAsync<SealBrokenException>(async () => await _process.Sealer.OpenAsync(
            Vault.Ada, DataClass.Diary, "name", value, CancellationToken.None));

        Assert.Equal(("identity", "email"), (field.KeyClass, field.FieldName));
        Assert.Equal(("diary", "name"), (dataClass.KeyClass, dataClass.FieldName));
    }

    [Fact]
    public async Task Any_changed_byte_is_detected()
    {
        var value = await _process.SealAsync(Vault.Ada, Canary);
        var split = value.Token.LastIndexOf('.') + 1;
        var body = System.Buffers.Text.Base64Url.DecodeFromChars(value.Token.AsSpan(split));
        for (var at = 0; at < body.Length; at++)
        {
            body[at] ^= 1;
            var token = value.Token[..split] + System.Buffers.Text.Base64Url.EncodeToString(body);
            await Refuses(Vault.Ada, new(token), "name");
            body[at] ^= 1;
        }
    }

    [Fact]
    public async Task A_sealed_value_prints_neither_its_content_nor_its_ciphertext()
    {
        var value = await _process.SealAsync(Vault.Ada, Canary);
        var opened = await _process.Sealer.OpenAsync(Vault.Ada, value, CancellationToken.None);

        Assert.Equal("s1.identity", value.ToString());
        Assert.Equal("s1", new Sealed<string>(Canary).ToString());
        Assert.Equal("opened", opened.ToString());
        Assert.DoesNotContain("Persephone", $"{new Holder(value)}", StringComparison.Ordinal);
        Assert.StartsWith("s1.identity.1.name.", value.Token, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sealed_value_is_one_string_in_json_and_nothing_else_is_accepted_for_it()
    {
        var holder = new Holder(await _process.SealAsync(Vault.Ada, Canary));
        var json = JsonSerializer.Serialize(holder);

        Assert.Equal($$"""{"Value":"{{holder.Value.Token}}"}""", json);
        Assert.Equal(holder, JsonSerializer.Deserialize<Holder>(json));
        foreach (var plain in new[]
                 {
                     $"\"{Canary}\"", "17", "{}", "\"s1.identity.1.name.AAAA\"", "\"s1.x.1.name.AAAA\"",
                 })
        {
            var refused = Assert.Throws<JsonException>(() =>
                JsonSerializer.Deserialize<Holder>($$"""{"Value":{{plain}}}"""));
            Assert.DoesNotContain("Persephone", refused.ToString(), StringComparison.Ordinal);
        }

        Assert.Throws<JsonException>(() => JsonSerializer.Serialize(new Holder(new(Canary))));
        Assert.Throws<JsonException>(() => JsonSerializer.Serialize(new Holder(default)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("first.name")]
    [InlineData("first name")]
    [InlineData("näme")]
    public async Task A_field_has_a_plain_name(string field) =>
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await _process.Sealer.SealAsync(Vault.Ada, DataClass.Identity, field, "x", CancellationToken.None));

    [Fact]
    public async Task Look_up_hashes_agree_within_a_tenant_and_kind_only()
    {
        var (sealer, other, ct) = (_process.Sealer, vault.Open().Sealer, TestContext.Current.CancellationToken);
        var hash = await sealer.LookupHashAsync("northside", "mrn", "4711", ct);

        Assert.Equal(32, hash.Length);
        Assert.Equal(hash, await other.LookupHashAsync("northside", "mrn", "4711", ct));
        Assert.NotEqual(hash, await sealer.LookupHashAsync("harborview", "mrn", "4711", ct));
        Assert.NotEqual(hash, await sealer.LookupHashAsync("northside", "name", "4711", ct));
        Assert.NotEqual(hash, await sealer.LookupHashAsync("northside", "mrn", "4712", ct));
    }

    [Fact]
    public async Task A_fingerprint_tells_requests_apart_by_route_and_body()
    {
        var ct = TestContext.Current.CancellationToken;
        async Task<string> Of(string route, string body) => Convert.ToHexString(await _process.Sealer.FingerprintAsync(
            "northside", Encoding.UTF8.GetBytes(route), Encoding.UTF8.GetBytes(body), ct));

        Assert.Equal(await Of("POST /a", "{}"), await Of("POST /a", "{}"));
        Assert.NotEqual(await Of("POST /a", "{}"), await Of("POST /b", "{}"));
        Assert.NotEqual(await Of("POST /a", "{}"), await Of("POST /a", "{ }"));
        Assert.NotEqual(await Of("POST /a", "b"), await Of("POST /ab", ""));
    }

    private async Task Refuses(SealScope scope, Sealed<string> value, string field)
    {
        var refused = await Assert.ThrowsAsync<SealBrokenException>(() => _process.OpenAsync(scope, value));
        Assert.Equal(field, refused.FieldName);
        Assert.DoesNotContain("Persephone", refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(value.Token, refused.ToString(), StringComparison.Ordinal);
    }

    private sealed record Name(string Given, string Family);

    private sealed record Holder(Sealed<string> Value);
}
