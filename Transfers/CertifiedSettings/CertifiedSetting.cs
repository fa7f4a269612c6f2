using System.Diagnostics;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Transfers.CertifiedSettings;

/// <summary>What can happen to a line of the platform's list of certified settings.</summary>
public abstract record CertifiedSettingEvent
{
    private protected CertifiedSettingEvent() { }
}

/// <summary>Operations have seen whether a setting is certified for esketamine.</summary>
public sealed record SettingListed(string SettingId, bool Certified, string ListedBy, DateTimeOffset ListedAt)
    : CertifiedSettingEvent;

/// <summary>One line of the list. It belongs to the platform and to no clinic.</summary>
public sealed record CertifiedSetting(bool? Certified)
{
    public static readonly CertifiedSetting Initial = new((bool?)null);

    public static Guid StreamOf(string settingId) => StableId.From("certified-setting", settingId);

    internal static CertifiedSetting Evolve(CertifiedSetting setting, CertifiedSettingEvent happened) => happened switch
    {
        SettingListed e => new CertifiedSetting(e.Certified),
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(CertifiedSetting)}"),
    };
}

/// <summary>What is on the list already is not written again.</summary>
public sealed record ListSetting(string SettingId, bool Certified, string ListedBy)
    : ICommand<CertifiedSetting, CertifiedSettingEvent>
{
    public Decision<CertifiedSettingEvent> Decide(CertifiedSetting state, DateTimeOffset now) =>
        state.Certified == Certified
            ? Decision<CertifiedSettingEvent>.Nothing
            : new SettingListed(SettingId, Certified, ListedBy, now);
}
