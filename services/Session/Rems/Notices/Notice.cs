using System.Diagnostics;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.Rems.Notices;

/// <summary>What was told to the REMS.</summary>
public sealed record Notice(NoticeSent? Sent)
{
    public static readonly Notice Initial = new((NoticeSent?)null);

    internal static Notice Evolve(Notice notice, NoticeEvent happened) => happened switch
    {
        NoticeSent e => new Notice(e),
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(Notice)}"),
    };
}

/// <summary>What can happen to a notice. Stored for good: old records never change.</summary>
public abstract record NoticeEvent
{
    private protected NoticeEvent()
    {
    }
}

/// <summary>A notice went to the REMS (7.5).</summary>
public sealed record NoticeSent(
    Guid NoticeId, string Kind, DateTimeOffset SentAt, Sealed<string>? Reference, Guid? PatientId, Guid? SiteId)
    : NoticeEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => SentAt;
}
