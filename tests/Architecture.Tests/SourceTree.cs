using Stillwater.Local;

namespace Stillwater.Architecture.Tests;

/// <summary>The product's own C# files, as they stand in the repository.</summary>
internal static class SourceTree
{
    public static readonly string Root = Checkout.Find().Root;

    private static readonly string[] Generated = ["/obj/", "/bin/", "/artifacts/", "/.local/"];

    public static IReadOnlyList<SourceFile> Of(params string[] folders) =>
        [.. folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(path => !Generated.Any(part => path.Contains(part, StringComparison.Ordinal)))
            .Select(path => new SourceFile(Path.GetRelativePath(Root, path), File.ReadAllLines(path)))
            .OrderBy(file => file.Path, StringComparer.Ordinal)];
}

/// <summary>One file.</summary>
internal sealed record SourceFile(string Path, string[] Lines)
{
    public string Text => string.Join('\n', Lines);

    /// <summary>Lines that the budget counts: neither usings nor docstrings.</summary>
    public int CountedLines =>
        Lines.Count(line => !IsUsing(line) && !line.TrimStart().StartsWith("///", StringComparison.Ordinal));

    /// <summary>Lines that say something: neither blank, nor a brace alone, nor a using, nor a comment.</summary>
    public int CodeLines => Lines.Count(line =>
        !IsUsing(line) && line.Any(char.IsLetterOrDigit) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal));

    public override string ToString() => Path;

    private static bool IsUsing(string line) => line.StartsWith("using ", StringComparison.Ordinal);
}
