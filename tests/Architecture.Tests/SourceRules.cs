using System.Text.RegularExpressions;

namespace Stillwater.Architecture.Tests;

/// <summary>What every file keeps to, without an allow-list.</summary>
public sealed partial class SourceRules
{
    private static readonly string[] Product = ["services", "gateway", "contracts", "infra"];

    private static readonly string[] NotPure =
        ["using Marten", "using Microsoft.", "using Npgsql", "using MassTransit", "using JasperFx", "using System.Net",
         "using System.IO", "TimeProvider", "DateTime.Now", "UtcNow", "Guid.NewGuid", "Guid.CreateVersion7", "Random",
         "Sealer", "await ", "Environment."];

    [Fact]
    public void Decisions_know_no_clock_no_io_no_randomness_and_no_framework()
    {
        var impure =
            from file in SourceTree.Of("services")
            where file.Text.Contains(": ICommand<", StringComparison.Ordinal)
            from word in NotPure
            where file.Lines.Any(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
                && line.Contains(word, StringComparison.Ordinal))
            select $"{file}: {word.Trim()}";
        Assert.Empty(impure);
    }

    [Fact]
    public void Every_decision_is_found() =>
        Assert.InRange(SourceTree.Of("services").Count(f => f.Text.Contains(": ICommand<", StringComparison.Ordinal)), 20, 500);

    [Fact]
    public void The_top_of_the_tree_holds_the_house_and_nothing_else()
    {
        string[] house =
        [
            ".ci", ".editorconfig", ".git", ".gitattributes", ".gitignore", "Directory.Build.props",
            "Directory.Packages.props", "README.md", "Stillwater.slnx", "contracts", "down", "gateway", "global.json", "infra",
            "services", "test", "tests", "tye.yaml", "up",
        ];
        string[] ignored = [".idea", ".local", ".vs", "artifacts"];
        Assert.Empty(
            Directory.EnumerateFileSystemEntries(SourceTree.Root).Select(Path.GetFileName).Except([.. house, .. ignored]));
    }

    [Fact]
    public void Files_stay_small()
    {
        var large = SourceTree.Of(Product).Where(f => f.CountedLines > 200).Concat(
            SourceTree.Of("tests").Where(f => f.CountedLines > 300)).Select(f => $"{f}: {f.CountedLines}");
        Assert.Empty(large);
    }

    [Fact]
    public void A_program_reads_as_the_wiring()
    {
        var programs = SourceTree.Of("services", "gateway").Where(f => Path.GetFileName(f.Path) == "Program.cs").ToList();
        Assert.Equal(7, programs.Count);
        Assert.Empty(programs.Where(f => f.CountedLines > 60).Select(f => $"{f}: {f.CountedLines}"));
    }

    [Fact]
    public void Lines_fit_a_screen()
    {
        var wide =
            from file in SourceTree.Of([.. Product, "tests"])
            from line in file.Lines.Index()
            where line.Item.Length > 130
            select $"{file}:{line.Index + 1}";
        Assert.Empty(wide);
    }

    [Fact]
    public void Nothing_is_left_for_later()
    {
        var left =
            from file in SourceTree.Of(Product)
            from line in file.Lines.Index()
            where Unfinished().IsMatch(line.Item)
            select $"{file}:{line.Index + 1}";
        Assert.Empty(left);
    }

    [Fact]
    public void Only_the_time_provider_tells_the_time()
    {
        var asked =
            from file in SourceTree.Of("services", "gateway", "infra/Platform", "contracts")
            from line in file.Lines.Index()
            where WallClock().IsMatch(line.Item)
            select $"{file}:{line.Index + 1}";
        Assert.Empty(asked);
    }

    [Fact]
    public void No_service_knows_another()
    {
        var projects = Directory
            .EnumerateFiles(Path.Combine(SourceTree.Root, "services"), "*.csproj", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), File.ReadAllText);
        Assert.Equal(["Integration", "Monitoring", "Screening", "Session", "TreatmentPlan"], projects.Keys.Order());
        Assert.All(projects, project => Assert.DoesNotMatch("ProjectReference Include=\"\\.\\./(?!\\.\\.)", project.Value));
    }

    [Fact]
    public void Nobody_asks_a_sealed_value_what_it_holds()
    {
        var asked =
            from file in SourceTree.Of("services")
            where file.Text.Contains(": ICommand<", StringComparison.Ordinal)
                || file.Path.EndsWith("Row.cs", StringComparison.Ordinal)
            from line in file.Lines.Index()
            where line.Item.Contains(".Token", StringComparison.Ordinal)
            select $"{file}:{line.Index + 1}";
        Assert.Empty(asked);
    }

    [GeneratedRegex("TODO|FIXME|HACK|NotImplementedException|#region", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unfinished();

    [GeneratedRegex("DateTime(Offset)?\\.(UtcNow|Now|Today)|Stopwatch", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WallClock();
}
