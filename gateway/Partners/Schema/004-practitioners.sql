-- Names are closed under the clinic's key; the seeded staff of a sandbox have none.
alter table practitioner add column name text;

-- Who took whom on and who let whom go. A request that repeats its key finds its line; a line is never changed.
create table practitioner_change (
    id uuid primary key,
    clinic text not null references clinic (id),
    practitioner uuid not null references practitioner (id),
    kind text not null check (kind in ('registered', 'deactivated')),
    reason text,
    client text not null,
    actor text not null,
    role text not null,
    idempotency_key text not null,
    fingerprint bytea not null,
    at timestamptz not null default now(),
    unique (clinic, client, actor, idempotency_key)
);

grant insert, update on practitioner to partners_app;
grant select, insert on practitioner_change to partners_app;
