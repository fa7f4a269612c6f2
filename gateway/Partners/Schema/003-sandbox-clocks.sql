create table clock_advance (
    id uuid primary key,
    clinic text not null references clinic (id),
    client text not null,
    actor text not null,
    idempotency_key text not null,
    tolerate_down boolean not null,
    started_from timestamptz not null,
    reached timestamptz not null,
    target timestamptz not null,
    steps integer not null default 0,
    fired integer not null default 0,
    waiting_for text[] not null default '{}',
    state text not null default 'running' check (state in ('running', 'succeeded', 'failed')),
    trouble text,
    created_at timestamptz not null default now(),
    finished_at timestamptz,
    unique (clinic, client, actor, idempotency_key)
);

-- One advance per clinic: the row names it, and the lease says which process drives it and until when unasked.
create table clinic_clock (
    clinic text primary key references clinic (id),
    now timestamptz not null,
    advance uuid references clock_advance (id),
    driver uuid,
    leased_until timestamptz
);

grant select, insert, update on clock_advance to partners_app;
grant select, update on clinic_clock to partners_app;
