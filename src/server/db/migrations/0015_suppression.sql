-- A suppression can be lifted: the newest row for a channel and hash is what holds.
alter table suppression drop constraint suppression_channel_hash_key;
alter table suppression add column state text not null default 'suppressed' check (state in ('suppressed', 'lifted'));
alter table suppression add column actor_id uuid;
alter table suppression add constraint suppression_channel check (channel in ('email', 'phone', 'post'));
create index suppression_hash on suppression (channel, hash, at desc, id desc);
create index suppression_newest on suppression (at desc, id desc);

-- Opt-outs on their way into the file outside every backup: written with the row, gone once the file has it.
-- class: technical
create table opt_out_unsaved (
  id uuid primary key,
  line jsonb not null
);
