namespace Stillwater.Contracts;

/// <summary>
/// What kind of private content a value is: each class of a patient has a key of its own and is erased alone.
/// </summary>
public enum DataClass
{
    /// <summary>What identifies a person: names, birth date, address, contact, external ids.</summary>
    Identity = 1,

    /// <summary>Free text of the clinical record, and whole answers that carry it.</summary>
    ClinicalText = 2,

    /// <summary>A therapist's process notes, kept apart from the clinical record.</summary>
    TherapyNotes = 3,

    /// <summary>What the patient writes for herself: mood log, diary, messages.</summary>
    Diary = 4,

    /// <summary>Content copied out for a partner's system.</summary>
    PartnerCopy = 5,
}

/// <summary>The names under which data classes are stored; a stored name never changes.</summary>
public static class DataClassNames
{
    /// <summary>The stored name of a class, in kebab case.</summary>
    /// <param name="dataClass">One of the declared classes.</param>
    public static string Name(this DataClass dataClass) => dataClass switch
    {
        DataClass.Identity => "identity",
        DataClass.ClinicalText => "clinical-text",
        DataClass.TherapyNotes => "therapy-notes",
        DataClass.Diary => "diary",
        DataClass.PartnerCopy => "partner-copy",
        _ => throw new ArgumentOutOfRangeException(nameof(dataClass)),
    };

    /// <summary>The class of a stored name; nothing for a name that no class has.</summary>
    /// <param name="name">A stored name, exactly as written.</param>
    public static DataClass? Parse(ReadOnlySpan<char> name) => name switch
    {
        "identity" => DataClass.Identity,
        "clinical-text" => DataClass.ClinicalText,
        "therapy-notes" => DataClass.TherapyNotes,
        "diary" => DataClass.Diary,
        "partner-copy" => DataClass.PartnerCopy,
        _ => null,
    };
}
