-- The shape of this table is OpenIddict's (7.8, Entity Framework Core model); its other tables are not used:
-- tokens are not stored, and neither consent screens nor scopes exist for systems.
create table "OpenIddictApplications" (
    "Id" text primary key,
    "ApplicationType" varchar(50),
    "ClientId" varchar(100) unique,
    "ClientSecret" text,
    "ClientType" varchar(50),
    "ConcurrencyToken" varchar(50),
    "ConsentType" varchar(50),
    "DisplayName" text,
    "DisplayNames" text,
    "JsonWebKeySet" text,
    "Permissions" text,
    "PostLogoutRedirectUris" text,
    "Properties" text,
    "RedirectUris" text,
    "Requirements" text,
    "Settings" text
);

create table clinic (
    id text primary key check (id ~ '^[a-z][a-z0-9-]{1,40}$'),
    name text not null,
    sandbox boolean not null,
    time_zone text not null
);

create table practitioner (
    id uuid primary key,
    clinic text not null references clinic (id),
    handle text not null,
    title text not null,
    role text not null
        check (role in ('prescriber', 'clinician', 'therapist', 'front-desk', 'medical-director')),
    specialty text,
    active boolean not null default true,
    unique (clinic, handle)
);

create table client_access (
    client_id varchar(100) primary key references "OpenIddictApplications" ("ClientId"),
    role text not null check (role in ('client', 'ops', 'auditor')),
    clinic text references clinic (id),
    acts_for_staff boolean not null default false,
    granted_clinics text[] not null default '{}',
    -- A client of a clinic speaks for that clinic alone, and only such a client can act for its staff.
    check (clinic is null or granted_clinics = '{}'),
    check (clinic is not null or not acts_for_staff)
);

grant select on "OpenIddictApplications", clinic, practitioner, client_access to partners_app;
