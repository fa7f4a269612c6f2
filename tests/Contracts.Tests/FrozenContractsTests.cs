using System.Text.Json;
using MassTransit;
using Stillwater.Platform.Inbox;

namespace Stillwater.Contracts.Tests;

/// <summary>
/// Within V1 a contract may only gain optional members. Its address on the wire and its JSON are frozen in a file each;
/// <c>STILLWATER_FREEZE=1</c> writes the file of a new contract, never over an old one.
/// </summary>
public sealed class FrozenContractsTests
{
    private static readonly JsonSerializerOptions Indented = new(ContractJson.Options) { WriteIndented = true, NewLine = "\n" };

    public static TheoryData<string> EachContract =>
        [.. typeof(IContract).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(IContract)))
            .Select(t => t.FullName!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(EachContract))]
    public void A_contract_is_written_as_it_always_was(string name)
    {
        var contract = typeof(IContract).Assembly.GetType(name)!;
        var sample = JsonSerializer.Serialize(Sample.Of(contract), contract, Indented);
        var written = $"// {MessageUrn.ForTypeString(contract)}\n{sample}\n";
        Assert.Equal(Frozen(name, written), written);
    }

    [Theory]
    [MemberData(nameof(EachContract))]
    public void A_contract_is_read_back_whole(string name)
    {
        var contract = typeof(IContract).Assembly.GetType(name)!;
        var json = JsonSerializer.Serialize(Sample.Of(contract), contract, ContractJson.Options);
        var read = JsonSerializer.Deserialize(json, contract, ContractJson.Options);
        Assert.Equal(json, JsonSerializer.Serialize(read, contract, ContractJson.Options));
    }

    [Theory]
    [MemberData(nameof(EachContract))]
    public void A_contract_carries_ids_codes_and_numbers_only(string name)
    {
        string[] revealing = ["name", "phone", "email", "address", "birthDate", "note", "text"];
        Assert.All(
            typeof(IContract).Assembly.GetType(name)!.GetProperties(),
            member => Assert.DoesNotContain(revealing, word => member.Name.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void No_frozen_contract_has_gone_missing() => Assert.Equal(
        EachContract.Select(row => (string)row.Data).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Folder(AppContext.BaseDirectory)).Select(Path.GetFileNameWithoutExtension)
            .Order(StringComparer.Ordinal)!);

    private static string Frozen(string name, string written)
    {
        var file = Path.Combine(Folder(AppContext.BaseDirectory), $"{name}.json");
        if (!File.Exists(file) && Environment.GetEnvironmentVariable("STILLWATER_FREEZE") == "1")
        {
            var kept = Folder(Path.Combine(Local.Checkout.Find().Root, "tests", "Contracts.Tests"));
            Directory.CreateDirectory(kept);
            File.WriteAllText(Path.Combine(kept, $"{name}.json"), written);
            return written;
        }

        return File.ReadAllText(file);
    }

    private static string Folder(string root) => Path.Combine(root, "Frozen");
}
