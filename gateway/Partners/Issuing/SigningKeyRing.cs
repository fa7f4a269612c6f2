using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using Npgsql;
using OpenIddict.Server;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Telemetry;

namespace Stillwater.Partners.Issuing;

/// <summary>The signing keys as last read; a rotated key is picked up while running, in every replica.</summary>
internal sealed partial class SigningKeyRing(
    NpgsqlDataSource source, IMasterKey master, TimeProvider clock, ILogger<SigningKeyRing> log)
    : BackgroundService, IConfigureOptions<OpenIddictServerOptions>, IOptionsChangeTokenSource<OpenIddictServerOptions>,
        IDependencyProbe
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private IReadOnlyList<ECDsaSecurityKey> _keys = [];
    private volatile bool _readable;
    private CancellationTokenSource _changed = new();

    public string Name => "signing-keys";

    /// <summary>The keys once read go on signing, so their table may be away for a while.</summary>
    public bool Gates => false;

    public SigningCredentials Signing => CredentialsOf(_keys[0]);

    string? IOptionsChangeTokenSource<OpenIddictServerOptions>.Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => new CancellationChangeToken(_changed.Token);

    public void Configure(OpenIddictServerOptions options) =>
        options.SigningCredentials.AddRange(_keys.Select(CredentialsOf));

    /// <summary>The process serves nothing before it can sign.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        while (!await TryReadAsync(cancellationToken))
            await Task.Delay(Retry, clock, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public ValueTask<string?> ProbeAsync(CancellationToken cancellationToken) => new(_readable ? null : "unreadable");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Refresh, clock, stoppingToken);
            await TryReadAsync(stoppingToken);
        }
    }

    private async Task<bool> TryReadAsync(CancellationToken cancellation)
    {
        try
        {
            Take(await SigningKeyStore.ReadAsync(source, master, cancellation));
            _readable = _keys.Count > 0;
        }
        catch (Exception trouble) when (trouble is NpgsqlException or CryptographicException)
        {
            KeysUnreadable(log, trouble);
            _readable = false;
        }

        return _readable;
    }

    private void Take(IReadOnlyList<ECDsaSecurityKey> read)
    {
        if (read.Select(key => key.KeyId).SequenceEqual(_keys.Select(key => key.KeyId))) return;

        _keys = read;
        Interlocked.Exchange(ref _changed, new CancellationTokenSource()).Cancel();
    }

    private static SigningCredentials CredentialsOf(ECDsaSecurityKey key) => new(key, SecurityAlgorithms.EcdsaSha256);

    [LoggerMessage(LogLevel.Warning, "The signing keys could not be read; the last ones stay in use")]
    private static partial void KeysUnreadable(ILogger logger, Exception trouble);
}
