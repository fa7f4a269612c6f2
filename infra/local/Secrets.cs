using System.Buffers.Text;
using System.Security.Cryptography;

namespace Stillwater.Local;

/// <summary>
/// Random per checkout, made once, readable by their owner alone: no password is ever in the repository.
/// </summary>
public sealed class Secrets(string folder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly Lock _gate = new();

    public string Password(string name) =>
        Once(name, static () => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24)));

    /// <summary>The file with 32 random bytes in base64 that wraps the tenants' keys.</summary>
    public string MasterKeyFile()
    {
        const string Name = "master.key";
        Once(Name, static () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        return Path.Combine(folder, Name);
    }

    private string Once(string name, Func<string> create)
    {
        lock (_gate)
        {
            var file = Path.Combine(folder, name);
            if (File.Exists(file)) return File.ReadAllText(file).Trim();
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
            var secret = create();
            var unfinished = file + ".new";
            using (var writer = new StreamWriter(unfinished, System.Text.Encoding.ASCII, new FileStreamOptions
            {
                Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = OwnerOnly,
            }))
                writer.Write(secret);
            File.Move(unfinished, file, overwrite: true);
            return secret;
        }
    }
}
