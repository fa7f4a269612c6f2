using System.Globalization;
using System.Security.Cryptography;
using Stillwater.Local.Databases;

namespace Stillwater.Harness.Servers;

/// <summary>A lease's name tells when it was taken, so that what a killed run left behind can be dropped.</summary>
internal static class LeaseName
{
    private const string Minute = "yyMMddHHmm";

    public static string New(string prefix)
    {
        var now = TimeProvider.System.GetUtcNow().ToString(Minute, CultureInfo.InvariantCulture);
        return $"{prefix}_{now}_{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
    }

    public static DateTimeOffset? TakenAt(string database) =>
        database.Split('_') is [_, var taken, ..] && DateTimeOffset.TryParseExact(
            taken, Minute, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;
}

internal static class StaleLeases
{
    private static readonly TimeSpan Age = TimeSpan.FromHours(3);

    public static async Task DropAsync(ClusterAdmin admin)
    {
        var before = TimeProvider.System.GetUtcNow() - Age;
        var found = (await admin.DatabasesLikeAsync(@"t\_%", CancellationToken.None))
            .Concat(await admin.DatabasesLikeAsync(@"tpl\_%", CancellationToken.None));
        await admin.DropDatabasesAsync([.. found.Where(name => LeaseName.TakenAt(name) < before)], CancellationToken.None);
    }
}
