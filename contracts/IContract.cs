namespace Stillwater.Contracts;

/// <summary>A fact that crosses a service's wall: ids, codes and numbers only, nothing that identifies a person.</summary>
public interface IContract
{
    /// <summary>The patient whom the fact is about; empty for a fact about no patient, such as one of a site.</summary>
    Guid PatientId { get; }

    /// <summary>When it happened, in the clinic's time.</summary>
    DateTimeOffset OccurredAt { get; }
}
