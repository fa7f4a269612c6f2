namespace Stillwater.Platform.Commands;

/// <summary>What commands keep beside the events: answered keys for 72 hours, and names that are taken.</summary>
public static class CommandSchema
{
    public const string Sql =
        """
        create table if not exists idempotency (
          tenant text not null, scope bytea not null, fingerprint bytea not null, status smallint not null,
          content_type text not null, etag text, location text, patient uuid not null, answer text not null,
          recorded_at timestamptz not null default now(),
          primary key (tenant, scope));
        create index if not exists idempotency_age on idempotency (recorded_at);
        create table if not exists claim (
          tenant text not null, kind text not null, key text not null, stream uuid not null,
          primary key (tenant, kind, key));
        """;
}
