-- Answered keys for 72 hours, and names that are taken.
create table if not exists idempotency (
  tenant text not null, scope bytea not null, fingerprint bytea not null, status smallint not null,
  content_type text not null, etag text, location text, patient uuid not null, answer text not null,
  recorded_at timestamptz not null default now(),
  primary key (tenant, scope));
create index if not exists idempotency_age on idempotency (recorded_at);
create table if not exists claim (
  tenant text not null, kind text not null, key text not null, stream uuid not null,
  primary key (tenant, kind, key));

-- How far each publisher's stream was handled, what waits, and what could not be read.
create table if not exists received (
  tenant text not null, publisher text not null, stream uuid not null, last bigint not null,
  primary key (tenant, publisher, stream));
create table if not exists parked (
  tenant text not null, publisher text not null, stream uuid not null, version bigint not null,
  previous bigint not null, event_id uuid not null, contract text not null, correlation text,
  occurred_at timestamptz not null, body text not null, code text not null, attempts int not null,
  parked_at timestamptz not null default now(), retry_at timestamptz not null,
  primary key (tenant, publisher, stream, version));
create index if not exists parked_retry on parked (retry_at);
create table if not exists set_aside (
  id bigint generated always as identity primary key, at timestamptz not null default now(),
  message_id text, content_type text, fault text not null, body text not null);

-- What is due, and when this service was alive.
create table if not exists timer (
  tenant text not null, stream uuid not null, key text not null, due timestamptz not null, kind text not null,
  attempts int not null default 0, retry_at timestamptz,
  primary key (tenant, stream, key));
create index if not exists timer_due on timer (due);
create index if not exists timer_tenant_due on timer (tenant, due);
create table if not exists alive (tenant text not null, at timestamptz not null, primary key (tenant, at));

-- Sandbox clocks; Partners is their only writer.
create table if not exists clinic_clock (
  tenant text primary key, now timestamptz not null, advancing boolean not null);
