using System.Globalization;
using Stillwater.Harness.Platforms;
using Stillwater.Local.Demo;
using Stillwater.Local.Platforms;

namespace Stillwater.Faults.Tests;

/// <summary>Any process may die at any moment: the course comes to the same, and nothing is lost or done twice.</summary>
[Collection(SharingPlatform.Name)]
public sealed class KilledProcessTests(PlatformFixture platform)
{
    /// <summary>The number that a failed run has printed, to repeat its moments.</summary>
    private const string SeedVariable = "STILLWATER_SEED";

    [Fact]
    public async Task The_course_comes_to_the_same_when_every_process_is_killed_once()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), CultureInfo.InvariantCulture, out var given)
            ? given
            : Random.Shared.Next(100_000);
        var deaths = new Deaths(platform.Running, new Random(seed));
        TestContext.Current.TestOutputHelper?.WriteLine($"{SeedVariable}={seed}: {deaths}");

        var result = await S00.RunAsync(
            platform.Platform.Gateway, "northside", deaths.At, TestContext.Current.CancellationToken);
        await deaths.AllOverAsync();

        Assert.Equal(S00.Phq9, result.Phq9);
        Assert.Equal(S00.Classes, result.Classes);
        Assert.Equal("maintenance", result.PlanState);
        await platform.Books.UntilSettledAsync();
        Assert.Equal(S00.Facts, await platform.Books.FactsOfAsync(result.PatientId));
        Assert.Empty(await platform.Books.FaultsAsync());
    }

    /// <summary>One death for every process, each at its own moment of the course and at once started again.</summary>
    private sealed class Deaths
    {
        private const int Moments = 56;
        private const int MostDelayMs = 400;
        private readonly RunningPlatform _platform;
        private readonly Dictionary<int, (string Process, int DelayMs)> _planned;
        private readonly List<Task> _deaths = [];
        private int _moment;

        public Deaths(RunningPlatform platform, Random chance)
        {
            _platform = platform;
            var moments = Enumerable.Range(1, Moments).ToArray();
            chance.Shuffle(moments);
            _planned = platform.Processes.Where(process => process.IsAlive)
                .Zip(moments, (process, moment) => (process.Name, moment))
                .ToDictionary(death => death.moment, death => (death.Name, chance.Next(MostDelayMs)));
        }

        public void At(Moment moment)
        {
            if (_planned.TryGetValue(++_moment, out var death))
                _deaths.Add(Task.Run(() => KillAsync(death.Process, death.DelayMs)));
        }

        public async Task AllOverAsync()
        {
            Assert.Equal(_planned.Count, _deaths.Count);
            await Task.WhenAll(_deaths);
        }

        public override string ToString() => string.Join(
            ", ", _planned.OrderBy(d => d.Key).Select(d => $"{d.Value.Process} after line {d.Key} + {d.Value.DelayMs} ms"));

        private async Task KillAsync(string process, int delayMs)
        {
            await Task.Delay(delayMs);
            await _platform[process].KillAsync();
            await _platform.RestartAsync(process);
        }
    }
}
