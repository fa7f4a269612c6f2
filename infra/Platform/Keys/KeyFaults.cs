namespace Stillwater.Platform.Keys;

/// <summary>
/// The key store or the master key cannot be used: what needs a key answers 503, everything else goes on.
/// </summary>
public sealed class KeyStoreUnavailableException(Exception? reason = null)
    : Exception("The key store cannot be used.", reason);

/// <summary>The key was destroyed on purpose: nothing new may be sealed with its class for that patient.</summary>
public sealed class KeyDestroyedException(string keyClass)
    : Exception($"The {keyClass} key was destroyed; nothing new can be sealed with it.");
