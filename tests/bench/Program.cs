using Spectre.Console;
using Stillwater.Bench;
using Stillwater.Bench.Eligibility;
using Stillwater.Bench.Live;
using Stillwater.Bench.Outcomes;

return args switch
{
    ["propagation"] => await Propagation.RunAsync(),
    ["commands", .. var peers] => await ClinicalCommand.RunAsync(peers),
    ["rules", var people] => EligibilityBench.Evaluate(Number(people)),
    ["screenings", var people] => await EligibilityBench.ScreenAsync(Number(people)),
    ["replay", var determinations] => await EligibilityBench.ReplayAsync(Number(determinations)),
    ["outcomes", var patients] => await OutcomesBench.RecomputeAsync(Number(patients)),
    ["live", var readings] => await LiveBoard.RunAsync(Number(readings)),
    _ => Usage(),
};

static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

static int Usage()
{
    AnsiConsole.WriteLine(
        """
        Benchmarks print a table and judge nothing. Build in Release and leave the machine alone meanwhile.

          propagation               append in Monitoring to handled in Integration: idle, and at half load
          commands [name=url=body]  one clinical command at the service and through the gateway, 16 clients, beside any
                                    peers that already listen (url to POST to, body a file); needs wrk
          rules N                   the eligibility rules on N people's full facts, one thread
          screenings N              N people through the whole screening over REST, then judged again
          replay N                  N determinations straight to the store, then judged again over REST
          outcomes N                N patients' whole courses straight to the store, then every outcome made again over REST
          live N                    N (at most 500) critical readings to their alarms on the feed of the clinic's board,
                                    through the gateway, with 100 running sessions
        """);
    return 1;
}
