using Stillwater.Local.Platforms;

namespace Stillwater.Local.Commands;

/// <summary>The end of a start: where things are, how to get in, and what to do next.</summary>
internal static class Welcome
{
    public static void Show(RunningPlatform platform)
    {
        var gateway = platform.Gateway.ToString().TrimEnd('/');
        var processes = platform.Processes.Where(process => process.Spec.Service.Name != "edge")
            .Select(process => $"{process.Name} :{process.Api.Port} (health, metrics :{process.Management.Port})");
        Screen.Say(
            $"""

             Stillwater is up ({platform.Plan.Servers.Source}).

               gateway     {gateway}   health {platform["edge"].Management}health/ready
               processes   {string.Join("\n              ", processes)}
               logs        {Path.Combine(platform.Plan.StateFolder, "logs")}

             A token for the sandbox clinic northside, acting as its prescriber:

               curl -s {gateway}/connect/token -d grant_type=client_credentials -d client_id=northside \
                    -d client_secret=dev-northside -d practitioner=prescriber-1

             Next: ./up --replicas session=2 adds a replica, ./test runs every test, ./down stops everything.
             """);
    }
}
