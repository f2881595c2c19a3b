-- The journal: every write to a reversible table belongs to an operation, and the operation can be undone.
-- Sort order is made by the application (text folded, COLLATE "C"), so that both engines agree.
create extension if not exists pg_trgm;

create schema journal;

-- class: append-only
create table journal.operation (
  id uuid primary key,
  seq bigint generated always as identity,
  kind text not null,
  actor_id uuid,
  door text not null,
  at timestamptz not null,
  summary jsonb not null default '{}',
  -- The compensation to name when the effect has left the house; null while the operation can be undone.
  compensation text,
  undo_of uuid references journal.operation (id),
  undone_by uuid references journal.operation (id)
);
create index operation_seq on journal.operation (seq desc);
create index operation_actor on journal.operation (actor_id, seq desc);

-- class: append-only
create table journal.change (
  id bigint generated always as identity primary key,
  operation_id uuid not null references journal.operation (id) on delete cascade,
  table_name text not null,
  row_id uuid not null,
  -- The record on whose timeline the change is shown (the lead of an address, the lead itself).
  subject_id uuid,
  kind text not null check (kind in ('insert', 'update', 'delete')),
  before jsonb,
  after jsonb
);
create index change_operation on journal.change (operation_id, id);
create index change_row on journal.change (row_id, id);
create index change_subject on journal.change (subject_id, id desc);

create sequence journal.version;

-- Row trigger. TG_ARGV[0]: column holding the subject; TG_ARGV[1]: comma-separated derived columns, which are
-- recomputed rather than undone and may be written outside an operation.
create function journal.record() returns trigger language plpgsql as $$
declare
  op text := current_setting('piste.operation', true);
  derived text[] := string_to_array(coalesce(TG_ARGV[1], ''), ',') || array['version', 'updated_at'];
  old_row jsonb;
  new_row jsonb;
  before_values jsonb;
  after_values jsonb;
begin
  if TG_OP <> 'INSERT' then old_row := to_jsonb(old); end if;
  if TG_OP <> 'DELETE' then new_row := to_jsonb(new); end if;
  if TG_OP = 'UPDATE' then
    select jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, new_row -> o.key)
      into before_values, after_values
      from jsonb_each(old_row) o
      where new_row -> o.key is distinct from o.value and not o.key = any (derived);
    if before_values is null then return new; end if;
  elsif TG_OP = 'DELETE' then
    before_values := old_row - derived;
  else
    after_values := '{}'::jsonb;
  end if;
  if op is null or op = '' then
    raise exception 'write to % outside an operation', TG_TABLE_NAME using errcode = 'PS001';
  end if;
  insert into journal.change (operation_id, table_name, row_id, subject_id, kind, before, after)
  values (op::uuid, TG_TABLE_NAME,
    (coalesce(new_row, old_row) ->> 'id')::uuid,
    (coalesce(new_row, old_row) ->> TG_ARGV[0])::uuid,
    lower(TG_OP), before_values, after_values);
  return coalesce(new, old);
end $$;

-- Version and time of the last change, for ETag and for "changed on"; untouched when only derived columns move.
create function journal.stamp() returns trigger language plpgsql as $$
declare
  derived text[] := string_to_array(coalesce(TG_ARGV[0], ''), ',') || array['version', 'updated_at'];
begin
  if TG_OP = 'INSERT' or (to_jsonb(new) - derived) is distinct from (to_jsonb(old) - derived) then
    new.version := nextval('journal.version');
    new.updated_at := coalesce(nullif(current_setting('piste.now', true), '')::timestamptz, now());
  end if;
  return new;
end $$;

-- Declares a table reversible: journaled and stamped.
create function journal.track(name text, subject text default 'id', derived text default '') returns void language plpgsql as $$
begin
  execute format('create trigger %I after insert or update or delete on %I for each row execute function journal.record(%L, %L)',
    name || '_journal', name, subject, derived);
  execute format('create trigger %I before insert or update on %I for each row execute function journal.stamp(%L)',
    name || '_stamp', name, derived);
end $$;
