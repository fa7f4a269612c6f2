extern alias integration;
extern alias monitoring;
extern alias plan;
extern alias screening;
extern alias session;

namespace Stillwater.Architecture.Tests;

/// <summary>The services' entry points, under the names that tye.yaml gives them.</summary>
internal static class Programs
{
    public static readonly IReadOnlyDictionary<string, Type> ByProcess = new Dictionary<string, Type>
    {
        ["screening"] = typeof(screening::Program),
        ["treatment-plan"] = typeof(plan::Program),
        ["session"] = typeof(session::Program),
        ["monitoring"] = typeof(monitoring::Program),
        ["integration"] = typeof(integration::Program),
    };
}
