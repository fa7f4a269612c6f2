namespace Stillwater.Local.Commands;

/// <summary>One `up` or `down` at a time per checkout.</summary>
internal static class Turn
{
    public static FileStream Take(Checkout checkout)
    {
        Directory.CreateDirectory(checkout.LocalFolder);
        try
        {
            return new FileStream(
                Path.Combine(checkout.LocalFolder, "turn.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException)
        {
            throw new SetupException(
                $"{checkout.LocalFolder} belongs to another user: run as that user, or remove it with their rights.");
        }
        catch (IOException)
        {
            throw new SetupException("Another ./up or ./down is at work in this checkout: wait until it has finished.");
        }
    }
}
