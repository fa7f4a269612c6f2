select pg_advisory_xact_lock(hashtextextended('stillwater.keys', 0));

create table if not exists key (
  tenant text not null, patient uuid not null, class text not null, version int not null check (version > 0),
  wrapped bytea, created_at timestamptz not null default now(), destroyed_at timestamptz,
  primary key (tenant, patient, class, version),
  check ((wrapped is null) = (destroyed_at is not null)));

create or replace function lock_key(tenant text, patient uuid, class text) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended(concat_ws(' ', class, patient, tenant), 0))
$$;

-- A row is never deleted, a destroyed one never changes, and a destroyed key takes no new version.
create or replace function guard_key() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (tg_op = 'UPDATE' and (old.destroyed_at is not null
      or (old.tenant, old.patient, old.class, old.version) <> (new.tenant, new.patient, new.class, new.version))) then
    raise exception 'a key row stays as it is' using errcode = 'SK002';
  elsif tg_op = 'INSERT' then
    perform lock_key(new.tenant, new.patient, new.class);
    if exists (select from key k where k.tenant = new.tenant and k.patient = new.patient
        and k.class = new.class and k.destroyed_at is not null) then
      raise exception 'the key was destroyed' using errcode = 'SK001';
    end if;
  elsif new.destroyed_at is not null then
    new.wrapped := null;
    perform pg_notify('key_destroyed', concat_ws(' ', new.class, new.patient, new.tenant));
  end if;
  return new;
end $$;

create or replace trigger guard_key before insert or update or delete on key
  for each row execute function guard_key();

-- The lock comes in a statement of its own, so that the update sees a version that was being added meanwhile.
create or replace function destroy_key(t text, p uuid, c text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform lock_key(t, p, c);
  update key set destroyed_at = now() where tenant = t and patient = p and class = c and destroyed_at is null;
  if not exists (select from key where tenant = t and patient = p and class = c) then
    insert into key (tenant, patient, class, version, destroyed_at) values (t, p, c, 1, now());
  end if;
end $$;

revoke all on key from public, $app;
revoke all on function destroy_key(text, uuid, text) from public;
grant select, insert, update (wrapped) on key to $app;
grant execute on function destroy_key(text, uuid, text) to $app;
