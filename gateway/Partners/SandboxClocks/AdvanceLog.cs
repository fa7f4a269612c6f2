namespace Stillwater.Partners.SandboxClocks;

/// <summary>How far a driven advance is, kept in the database for whoever asks and for whoever takes over.</summary>
internal sealed class AdvanceLog(Advance begun, Guid driver, ClockStore store, TimeProvider world, TimeSpan patience)
{
    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan LongPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan SaveInterval = TimeSpan.FromSeconds(1);

    private TimeSpan _pause = ShortPause;
    private long _moved = world.GetTimestamp();
    private long _saved = world.GetTimestamp();

    public Advance Advance { get; private set; } = begun;

    public bool IsRunning => Advance.State is AdvanceState.Running;

    public void Moved() => (_moved, _pause) = (world.GetTimestamp(), ShortPause);

    public async Task StepAsync(DateTimeOffset now, int fired, CancellationToken cancellation)
    {
        Moved();
        await SaveAsync(
            Advance with { Now = now, Steps = Advance.Steps + 1, Fired = Advance.Fired + fired, WaitingFor = [] },
            cancellation);
    }

    /// <summary>Waits a little longer each time; fails the advance when nothing at all moves for too long.</summary>
    public async Task WaitAsync(IReadOnlyList<string> waitingFor, CancellationToken cancellation)
    {
        if (world.GetElapsedTime(_moved) > patience)
            Advance = Advance with { State = AdvanceState.Failed, Trouble = string.Join("; ", waitingFor) };
        else
            await PauseAsync(waitingFor, cancellation);
    }

    /// <summary>The answers of all services; one that is away is waited for, unless the advance tolerates it.</summary>
    public async Task<IReadOnlyList<T>> AskAllAsync<T>(
        IReadOnlyCollection<string> services, Func<string, Task<T?>> ask, CancellationToken cancellation)
        where T : class
    {
        var answers = new List<T>(services.Count);
        while (services.Count > 0)
        {
            var asked = await Task.WhenAll(services.Select(async service => (service, answer: await ask(service))));
            answers.AddRange(asked.Select(one => one.answer).OfType<T>());
            services = [.. asked.Where(one => one.answer is null).Select(one => one.service)];
            if (services.Count == 0 || Advance.TolerateDown) break;

            Moved();
            _pause = LongPause;
            await PauseAsync(services, cancellation);
        }

        return answers;
    }

    public Task FinishAsync(CancellationToken cancellation) => SaveAsync(
        IsRunning ? Advance with { State = AdvanceState.Succeeded, WaitingFor = [] } : Advance, cancellation);

    private async Task PauseAsync(IReadOnlyCollection<string> waitingFor, CancellationToken cancellation)
    {
        Advance = Advance with { WaitingFor = [.. waitingFor] };
        if (world.GetElapsedTime(_saved) > SaveInterval) await SaveAsync(Advance, cancellation);
        await Task.Delay(_pause, world, cancellation);
        _pause = _pause * 2 < LongPause ? _pause * 2 : LongPause;
    }

    private async Task SaveAsync(Advance advance, CancellationToken cancellation)
    {
        Advance = advance;
        _saved = world.GetTimestamp();
        if (!await store.SaveAsync(advance, driver, cancellation))
            throw new OperationCanceledException("Another process drives this advance now.");
    }
}
