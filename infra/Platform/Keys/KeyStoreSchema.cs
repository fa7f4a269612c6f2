namespace Stillwater.Platform.Keys;

/// <summary>
/// The key store's table. The application may add keys, rewrap them and destroy them by the one function, and can
/// neither delete a row nor bring a destroyed key back; the database itself refuses a new version of it.
/// </summary>
public static class KeyStoreSchema
{
    /// <summary>
    /// Brings the schema up to date as its owner. Running it again, or twice at once, changes nothing.
    /// </summary>
    public static Task ApplyAsync(string ownerConnection, string appRole, CancellationToken ct) =>
        SchemaScript.ApplyAsync("keys.sql", ownerConnection, appRole, ct);
}
