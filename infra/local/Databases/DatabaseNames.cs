namespace Stillwater.Local.Databases;

/// <summary>
/// One stem names a database and its three roles: the owner changes the schema, app serves, daemon relays.
/// </summary>
public sealed record DatabaseNames(string Process)
{
    public const string Keys = "keys";

    public string Owner => Role("owner");

    public string App => Role("app");

    public string Daemon => Role("daemon");

    public string Role(string kind) => $"{Process.Replace('-', '_')}_{kind}";
}
