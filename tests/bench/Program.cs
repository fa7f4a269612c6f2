using Spectre.Console;
using Stillwater.Bench;

return args switch
{
    ["propagation"] => await Propagation.RunAsync(),
    ["commands", .. var peers] => await ClinicalCommand.RunAsync(peers),
    _ => Usage(),
};

static int Usage()
{
    AnsiConsole.WriteLine(
        """
        Benchmarks print a table and judge nothing. Build in Release and leave the machine alone meanwhile.

          propagation               append in Monitoring to handled in Integration: idle, and at half load
          commands [name=url=body]  one clinical command at the service and through the gateway, 16 clients, beside any
                                    peers that already listen (url to POST to, body a file); needs wrk
        """);
    return 1;
}
