-- A key is published as soon as it stands here and signs from signs_from on, so that every service has read it by then.
create table signing_key (
    kid text primary key,
    wrapped bytea not null,
    signs_from timestamptz not null,
    created_at timestamptz not null default now()
);

grant select on signing_key to partners_app;
