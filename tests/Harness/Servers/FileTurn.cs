namespace Stillwater.Harness.Servers;

/// <summary>
/// Two test processes that need local servers at once take turns, so that one of them finds them running.
/// </summary>
internal static class FileTurn
{
    public static async Task<FileStream> TakeAsync(string file)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200));
            }
        }
    }
}
