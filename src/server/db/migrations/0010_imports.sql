-- Leads an import has made: to list what it brought, and to know its own rows when they meet again.
alter table lead add column import_id uuid;
create index lead_import on lead (import_id) where import_id is not null;

-- What is read: the file itself, or the table made of a workbook's first sheet.
alter table import_run add column content_sha256 text not null default '';
alter table import_run add column columns jsonb not null default '[]';
alter table import_run add column plan_version text;
-- What the plan stands on: hashes of its rows' keys and of the leads it matches, and the last change seen before it was made.
alter table import_run add column ground text;
alter table import_run add column ground_since bigint;
-- The line an error is about, and when a worker last showed that it is alive.
alter table import_run add column error_line integer;
alter table import_run add column beat_at timestamptz;
create index import_run_created on import_run (created_at desc);
create index import_run_unfinished on import_run (state) where state in ('checking', 'running');

-- Taking many leads back asks of each whether anything refers to it or to its timeline.
create index lead_merged_into on lead (merged_into_id) where merged_into_id is not null;
create index lead_timeline on lead (timeline_id);
create index opportunity_timeline on opportunity (timeline_id);
create index customer_timeline on customer (timeline_id);
