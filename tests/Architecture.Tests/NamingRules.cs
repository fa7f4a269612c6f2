using System.Reflection;
using System.Text.RegularExpressions;

namespace Stillwater.Architecture.Tests;

/// <summary>Names come from the field.</summary>
public sealed partial class NamingRules
{
    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        var vague =
            from assembly in Assemblies.Product
            from type in assembly.GetTypes()
            where type.Namespace?.StartsWith("Stillwater", StringComparison.Ordinal) == true && Vague().IsMatch(type.Name)
            select type.FullName;
        Assert.Empty(vague);
    }

    [Fact]
    public void No_event_is_called_an_event()
    {
        var suffixed =
            from assembly in Assemblies.Product
            from type in assembly.GetTypes()
            where type is { IsAbstract: false, IsClass: true }
                && type.BaseType?.Name.EndsWith("Event", StringComparison.Ordinal) == true
                && type.Name.EndsWith("Event", StringComparison.Ordinal)
            select type.FullName;
        Assert.Empty(suffixed);
    }

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Utility|Common|Base|Impl|Info)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Vague();
}

/// <summary>What the product is built of.</summary>
internal static class Assemblies
{
    public static readonly IReadOnlyList<Assembly> Services =
        [.. Programs.ByProcess.Values.Select(program => program.Assembly)];

    public static readonly IReadOnlyList<Assembly> Product =
    [
        .. Services, typeof(Platform.StillwaterService).Assembly, typeof(Contracts.IContract).Assembly,
        typeof(Local.Checkout).Assembly,
    ];
}
