namespace Stillwater.Local;

/// <summary>What went wrong, said in one sentence that names the way out: it is shown without a stack trace.</summary>
public sealed class SetupException(string sentence, Exception? cause = null) : Exception(sentence, cause);
