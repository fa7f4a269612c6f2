using System.Globalization;
using System.Text.Json.Serialization;
using Stillwater.Screenings.Consents;
using Stillwater.Screenings.Education;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Patients;

/// <summary>A patient, as permitted readers see it.</summary>
/// <param name="Id">The patient, the same in every service.</param>
/// <param name="Identity">What identifies the person; its members are null once erased.</param>
/// <param name="SexAtBirth">female, male or intersex.</param>
/// <param name="BirthYear">Year of birth.</param>
/// <param name="HeightCm">Body height in centimetres.</param>
/// <param name="WeightKg">Body weight in kilograms.</param>
/// <param name="WeightTakenAt">When the weight was taken.</param>
/// <param name="WeightStale">Whether the weight is too old to carry a dose.</param>
/// <param name="Bmi">Body mass index, kg/m², one decimal.</param>
/// <param name="RegisteredAt">When the patient was registered.</param>
/// <param name="TimeZone">IANA time zone of the home, null while unknown.</param>
/// <param name="Consents">Consents that hold.</param>
/// <param name="Education">What the patient has read.</param>
/// <param name="LegalHold">Whether a legal hold forbids erasure.</param>
/// <param name="Erased">Members that are null because they were erased.</param>
public sealed record PatientView(
    Guid Id,
    [property: JsonIgnore] IdentityView Identity,
    Sex SexAtBirth,
    int BirthYear,
    decimal HeightCm,
    decimal WeightKg,
    DateTimeOffset WeightTakenAt,
    bool WeightStale,
    decimal Bmi,
    DateTimeOffset RegisteredAt,
    string? TimeZone,
    IReadOnlyList<ConsentView> Consents,
    IReadOnlyList<ReadTextView> Education,
    bool LegalHold,
    IReadOnlyList<string> Erased)
{
    /// <summary>The clinic's own id of the patient.</summary>
    public string? ExternalId => Identity.ExternalId;

    /// <summary>Given name.</summary>
    public string? GivenName => Identity.GivenName;

    /// <summary>Family name.</summary>
    public string? FamilyName => Identity.FamilyName;

    /// <summary>Date of birth.</summary>
    public string? BirthDate => Identity.BirthDate;

    /// <summary>Where an ambulance would go, null while unknown.</summary>
    public string? HomeAddress => Identity.HomeAddress;

    /// <summary>How to reach the patient.</summary>
    public ContactView Contact => Identity.Contact;

    /// <summary>Whom to call in an emergency.</summary>
    public EmergencyContactView EmergencyContact => Identity.EmergencyContact;

    /// <summary>Ids of the events of the write that this answers.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? EventIds { get; init; }

    internal static PatientView From(
        Patient patient, IdentityView identity, IReadOnlyList<string> erased, DateTimeOffset now) => new(
        patient.Id, identity, patient.SexAtBirth, patient.BirthYear, patient.HeightCm, patient.WeightKg,
        patient.WeightTakenAt, Weight.IsStale(patient.WeightTakenAt, now, PatientRules.Default),
        Measures.BodyMassIndex(patient.HeightCm, patient.WeightKg), patient.RegisteredAt, patient.TimeZone,
        [.. patient.Consents.Select(ConsentView.From)],
        [.. patient.Education.Select(e => new ReadTextView(
            e.Fact.Topic, e.Fact.Version, e.Fact.ReadAt,
            EducationTexts.Default.IsCurrent(e.Fact.Topic, e.Fact.Version)))],
        patient.IsHeld, erased);
}

/// <summary>A text that was read.</summary>
/// <param name="Topic">Its topic.</param>
/// <param name="Version">Its version.</param>
/// <param name="ReadAt">When it was read.</param>
/// <param name="IsCurrent">Whether that version is still the one to read.</param>
public sealed record ReadTextView(string Topic, string Version, DateTimeOffset ReadAt, bool IsCurrent);

/// <summary>A consent that holds.</summary>
/// <param name="ConsentId">The consent.</param>
/// <param name="Kind">Its purpose.</param>
/// <param name="DocumentVersion">Version of the text that was signed.</param>
/// <param name="Route">The route that it is bound to, null when it covers all.</param>
/// <param name="Recipient">With whom may be shared, null for all who treat the patient.</param>
/// <param name="State">live, or renewal-due when its text has changed in what it says.</param>
/// <param name="Relation">self or representative.</param>
/// <param name="SignedAt">When it was signed.</param>
public sealed record ConsentView(
    Guid ConsentId,
    string Kind,
    string DocumentVersion,
    string? Route,
    string? Recipient,
    string State,
    SignerRelation Relation,
    DateTimeOffset SignedAt)
{
    internal static ConsentView From(LiveConsent consent) => new(
        consent.ConsentId, consent.Kind, consent.DocumentVersion, consent.Route, consent.Recipient,
        ConsentStanding.Of(consent, ConsentDocuments.Default), consent.SignedByRelation, consent.SignedAt);
}

/// <summary>What identifies the person, opened.</summary>
public sealed record IdentityView(
    string? ExternalId,
    string? GivenName,
    string? FamilyName,
    string? BirthDate,
    string? HomeAddress,
    ContactView Contact,
    EmergencyContactView EmergencyContact)
{
    internal static IdentityView From(RegisterPatientRequest body) => new(
        body.ExternalId, body.GivenName, body.FamilyName,
        body.BirthDate.ToString(BirthDates.Format, CultureInfo.InvariantCulture), null,
        new ContactView(body.Contact.Phone, body.Contact.Email),
        new EmergencyContactView(
            body.EmergencyContact.Name, body.EmergencyContact.Phone, body.EmergencyContact.Relation));
}

/// <summary>How to reach the patient.</summary>
public sealed record ContactView(string? Phone, string? Email);

/// <summary>Whom to call in an emergency.</summary>
public sealed record EmergencyContactView(string? Name, string? Phone, string? Relation);
