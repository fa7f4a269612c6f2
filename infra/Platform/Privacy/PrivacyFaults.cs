namespace Stillwater.Platform.Privacy;

/// <summary>A read could not be logged, so it must not be shown: 503.</summary>
public sealed class AccessLogUnavailableException(Exception? reason = null)
    : Exception("The access log cannot be written.", reason);

/// <summary>
/// A closed value was altered, or belongs to another tenant, patient, class or field. Names no content.
/// </summary>
public sealed class SealBrokenException(string keyClass, string fieldName)
    : Exception($"A sealed value does not open: class {keyClass}, field {fieldName}.")
{
    /// <summary>The class named by the value or expected of it.</summary>
    public string KeyClass => keyClass;

    /// <summary>The field named by the value or expected of it.</summary>
    public string FieldName => fieldName;
}
