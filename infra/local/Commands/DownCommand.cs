using System.CommandLine;
using Stillwater.Local.Platforms;
using Stillwater.Local.Servers;

namespace Stillwater.Local.Commands;

/// <summary>`down`: ends exactly what `up` started and keeps the data, unless told to purge it.</summary>
internal static class DownCommand
{
    public static Command Create()
    {
        var purge = new Option<bool>("--purge") { Description = "Remove data, secrets and logs too." };
        var command = new Command("down", "Stops what ./up started; the data stays.") { purge };
        command.SetAction((given, cancellationToken) => RunAsync(given.GetValue(purge), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(bool purge, CancellationToken cancellationToken)
    {
        var checkout = Checkout.Find();
        using (Turn.Take(checkout))
            await Screen.FollowAsync(async progress =>
            {
                var ledger = new ProcessLedger(checkout.LocalFolder);
                var alive = ledger.Alive();
                if (alive.Count > 0)
                    progress.Report($"Stopping {string.Join(", ", alive.Select(record => record.Name))}");
                await new PlatformEnd(ledger).EndAsync(alive, cancellationToken);
                await new ServerProvider(checkout, checkout.LocalFolder, progress).StopAsync(purge, cancellationToken);
                if (purge)
                    await new ServerProvider(checkout, checkout.At(".local", "test"), progress)
                        .StopAsync(purge: true, cancellationToken);
                return 0;
            });
        if (purge) Directory.Delete(checkout.LocalFolder, recursive: true);
        Screen.Say(purge
            ? "Nothing runs, and its data is gone (databases on servers that were given to it are left as they are)."
            : "Nothing runs. The data is kept: ./up continues with it, ./down --purge removes it.");
        return 0;
    }
}
