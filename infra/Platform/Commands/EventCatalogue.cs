using Stillwater.Contracts;

namespace Stillwater.Platform.Commands;

/// <summary>The declared stored name of every event of a service. Names are the storage format: they never change.</summary>
public sealed class EventCatalogue
{
    private readonly Dictionary<Type, CatalogueEntry> _entries = [];

    public IReadOnlyCollection<CatalogueEntry> Entries => _entries.Values;

    /// <summary>Declares an event.</summary>
    /// <param name="storedName"><c>service.kebab-past-tense.vN</c>.</param>
    /// <param name="additive">
    /// An additive fact (a reading, a note) does not raise the revision, so that it never makes another's
    /// <c>If-Match</c> stale.
    /// </param>
    /// <param name="carries">The class of protected content in it, null when every member is a coded fact.</param>
    public EventCatalogue Add<TEvent>(string storedName, bool additive = false, DataClass? carries = null)
        where TEvent : class
    {
        _entries.Add(typeof(TEvent), new CatalogueEntry(typeof(TEvent), storedName, additive, carries));
        return this;
    }

    public bool IsAdditive(Type eventType) => _entries[eventType].Additive;

    public string StoredName(Type eventType) => _entries[eventType].StoredName;
}

/// <summary>One line of a catalogue.</summary>
public sealed record CatalogueEntry(Type EventType, string StoredName, bool Additive, DataClass? Carries);
