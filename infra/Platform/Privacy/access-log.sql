select pg_advisory_xact_lock(hashtextextended('stillwater.access_log', 0));

create table if not exists access_log (
  id bigint generated always as identity primary key, at timestamptz not null default now(),
  recorded_at timestamptz not null, tenant text not null, actor text not null, client text not null,
  role text not null, purpose text not null, patient uuid, view text not null, stream uuid, version bigint,
  content_hash bytea, outcome text not null);

create index if not exists access_log_patient on access_log (tenant, patient, id);

revoke all on access_log from public, $app;
grant insert on access_log to $app;
