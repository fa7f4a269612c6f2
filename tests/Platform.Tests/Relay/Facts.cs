using JasperFx;
using JasperFx.Events;
using JasperFx.MultiTenancy;
using Marten;
using Marten.Storage;

namespace Stillwater.Platform.Tests.Relay;

/// <summary>An event that other services hear of.</summary>
public sealed record ReadingTaken(int Mmhg);

/// <summary>An event that stays inside.</summary>
public sealed record NoteFiled(int Page);

/// <summary>The published form of a reading.</summary>
public sealed record ReadingReported(int Mmhg);

/// <summary>A service of two events, as its schema command, its application and its daemon see it.</summary>
internal static class Readings
{
    public static void Configure(StoreOptions options)
    {
        options.AutoCreateSchemaObjects = AutoCreate.None;
        options.Events.StreamIdentity = StreamIdentity.AsGuid;
        options.Events.TenancyStyle = TenancyStyle.Conjoined;
        options.Events.AppendMode = EventAppendMode.Quick;
        options.Events.UseExclusiveLockOnConcurrentAppends = true;
        options.Events.MetadataConfig.EnableAll();
        options.Events.MapEventType<ReadingTaken>("test.reading-taken.v1");
        options.Events.MapEventType<NoteFiled>("test.note-filed.v1");
    }

    public static object? ToContract(IEvent stored) =>
        stored.Data is ReadingTaken reading ? new ReadingReported(reading.Mmhg) : null;
}
