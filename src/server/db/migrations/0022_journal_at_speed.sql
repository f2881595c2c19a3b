-- Rows that are added are journaled once a statement rather than once a row, and stamped by defaults: what comes in by the
-- thousand costs little more than without the journal. Changes and removals are journaled row by row as before.
create function journal.record_added() returns trigger language plpgsql as $$
declare
  op uuid := nullif(current_setting('piste.operation', true), '');
  subjects text[] := string_to_array(TG_ARGV[0], ',');
begin
  if op is null then
    if exists (select 1 from added) then
      raise exception 'write to % outside an operation', TG_TABLE_NAME using errcode = 'PS001';
    end if;
  elsif TG_ARGV[0] = 'id' then
    insert into journal.change (operation_id, table_name, row_id, subject_id, kind, after)
    select op, TG_TABLE_NAME, added.id, added.id, 'insert', '{}' from added;
  else
    insert into journal.change (operation_id, table_name, row_id, subject_id, kind, after)
    select op, TG_TABLE_NAME, one.id, coalesce(one.it ->> subjects[1], one.it ->> subjects[2])::uuid, 'insert', '{}' from (select added.id, to_jsonb(added) as it from added) one;
  end if;
  return null;
end $$;

create or replace function journal.record() returns trigger language plpgsql as $$
declare
  op text := current_setting('piste.operation', true);
  derived text[] := string_to_array(coalesce(TG_ARGV[1], ''), ',') || array['version', 'updated_at'];
  old_row jsonb := to_jsonb(old);
  new_row jsonb;
  before_values jsonb;
  after_values jsonb;
begin
  if TG_OP = 'UPDATE' then
    new_row := to_jsonb(new);
    select jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, new_row -> o.key)
      into before_values, after_values
      from jsonb_each(old_row) o
      where new_row -> o.key is distinct from o.value and not o.key = any (derived);
    if before_values is null then return new; end if;
  else
    before_values := old_row - derived;
  end if;
  if op is null or op = '' then
    raise exception 'write to % outside an operation', TG_TABLE_NAME using errcode = 'PS001';
  end if;
  insert into journal.change (operation_id, table_name, row_id, subject_id, kind, before, after)
  values (op::uuid, TG_TABLE_NAME, old.id, (coalesce(new_row, old_row) ->> TG_ARGV[0])::uuid, lower(TG_OP), before_values, after_values);
  return coalesce(new, old);
end $$;

create or replace function journal.stamp() returns trigger language plpgsql as $$
declare
  derived text[] := string_to_array(coalesce(TG_ARGV[0], ''), ',') || array['version', 'updated_at'];
begin
  if (to_jsonb(new) - derived) is distinct from (to_jsonb(old) - derived) then
    new.version := nextval('journal.version');
    new.updated_at := coalesce(nullif(current_setting('piste.now', true), '')::timestamptz, now());
  end if;
  return new;
end $$;

-- Declares a table reversible: journaled and stamped. `subject`: the column, or the two of which one is filled, that names
-- the record on whose timeline its changes are shown.
create or replace function journal.track(name text, subject text default 'id', derived text default '') returns void language plpgsql as $$
begin
  execute format('create trigger %I after insert on %I referencing new table as added for each statement execute function journal.record_added(%L)', name || '_journal_added', name, subject);
  execute format('create trigger %I after update or delete on %I for each row execute function journal.record(%L, %L)', name || '_journal', name, subject, derived);
  execute format('create trigger %I before update on %I for each row execute function journal.stamp(%L)', name || '_stamp', name, derived);
  execute format($f$alter table %I alter column version set default nextval('journal.version'), alter column updated_at set default coalesce(nullif(current_setting('piste.now', true), '')::timestamptz, now())$f$, name);
end $$;

do $$
declare
  tracked record;
  args text[];
begin
  for tracked in select c.relname as name, g.tgargs from pg_trigger g join pg_class c on c.oid = g.tgrelid where g.tgname = c.relname || '_journal' and c.relname <> 'address' order by 1 loop
    args := string_to_array(encode(tracked.tgargs, 'escape'), '\000');
    execute format('drop trigger %I on %I', tracked.name || '_journal', tracked.name);
    execute format('drop trigger %I on %I', tracked.name || '_stamp', tracked.name);
    perform journal.track(tracked.name, args[1], args[2]);
  end loop;
end $$;

-- An address belongs to a lead or to a customer.
drop trigger address_journal on address;
drop trigger address_journal_removed on address;
drop trigger address_journal_customer on address;
drop trigger address_journal_customer_removed on address;
drop trigger address_stamp on address;
select journal.track('address', 'lead_id,customer_id');
drop trigger address_journal on address;
create trigger address_journal after update on address for each row when (new.lead_id is not null) execute function journal.record('lead_id', '');
create trigger address_journal_removed after delete on address for each row when (old.lead_id is not null) execute function journal.record('lead_id', '');
create trigger address_journal_customer after update on address for each row when (new.customer_id is not null) execute function journal.record('customer_id', '');
create trigger address_journal_customer_removed after delete on address for each row when (old.customer_id is not null) execute function journal.record('customer_id', '');
