using System.Text.RegularExpressions;

namespace Stillwater.Architecture.Tests;

/// <summary>The shared plumbing stays small and layered. The caps only go down (infra/docs/adr/0014).</summary>
public sealed partial class PlatformRules
{
    private const int MostLines = 2800;
    private const int MostLinesInAFolder = 500;

    private static readonly string[] Folders =
        ["Commands", "Http", "Inbox", "Keys", "Privacy", "Relay", "Telemetry", "Tenancy", "Timers"];

    [Fact]
    public void The_platform_keeps_its_budget_in_nine_folders()
    {
        var files = SourceTree.Of("infra/Platform");
        Assert.Equal(Folders, files.Select(FolderOf).Where(folder => folder.Length > 0).Distinct().Order());
        Assert.InRange(files.Sum(f => f.CodeLines), 1, MostLines);
    }

    [Theory]
    [MemberData(nameof(EachFolder))]
    public void A_folder_keeps_its_budget(string folder) =>
        Assert.InRange(SourceTree.Of($"infra/Platform/{folder}").Sum(f => f.CodeLines), 1, MostLinesInAFolder);

    [Fact]
    public void The_folders_know_each_other_in_one_direction_only()
    {
        var knows = Folders.ToDictionary(folder => folder, folder => SourceTree.Of($"infra/Platform/{folder}")
            .SelectMany(f => Uses().Matches(f.Text)).Select(m => m.Groups["folder"].Value)
            .Where(used => used != folder && Folders.Contains(used)).ToHashSet());
        while (knows.FirstOrDefault(k => k.Value.Count == 0) is { Key: { } leaf })
        {
            knows.Remove(leaf);
            foreach (var others in knows.Values)
                others.Remove(leaf);
        }

        Assert.Empty(knows.Select(k => $"{k.Key} knows {string.Join(", ", k.Value)}"));
    }

    public static TheoryData<string> EachFolder() => [.. Folders];

    private static string FolderOf(SourceFile file) =>
        file.Path.Split('/') is ["infra", "Platform", var folder, _, ..] ? folder : "";

    [GeneratedRegex("using Stillwater\\.Platform\\.(?<folder>[A-Za-z]+);", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Uses();
}
