using System.Text.Json;
using System.Text.Json.Serialization;
using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.MultiTenancy;
using Marten;
using Marten.Storage;
using Stillwater.Platform.Commands;
using Weasel.Core;

namespace Stillwater.Platform;

/// <summary>How events are stored, the same in every service.</summary>
internal static class StoreSetup
{
    public static void Configure(StoreOptions options, EventCatalogue catalogue)
    {
        options.AutoCreateSchemaObjects = AutoCreate.None;
        options.DisableNpgsqlLogging = true;
        options.Logger(new SilentMartenLogger());
        options.Policies.AllDocumentsAreMultiTenanted();
        options.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase, ConfigureStored);

        options.Events.TenancyStyle = TenancyStyle.Conjoined;
        // Quick takes the database's time; the default mode would store the process's.
        options.Events.AppendMode = EventAppendMode.Quick;
        // A writer that loses waits for the row instead of burning a sequence number.
        options.Events.UseExclusiveLockOnConcurrentAppends = true;
        options.Events.MetadataConfig.EnableAll();
        // The daemon works on a store of its own, under its own database role.
        options.Projections.AsyncMode = DaemonMode.ExternallyManaged;
        foreach (var entry in catalogue.Entries)
            options.Events.MapEventType(entry.EventType, entry.StoredName);
    }

    /// <summary>
    /// Codes are stored in the spelling of the contract, not of C#. Set last: the serializer drops enum converters that
    /// it is given before.
    /// </summary>
    private static void ConfigureStored(JsonSerializerOptions json)
    {
        json.Converters.Insert(0, new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip;
    }
}
