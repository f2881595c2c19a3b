-- class: reversible
create table lead_status (
  id uuid primary key,
  key text unique,
  kind text not null check (kind in ('open', 'working', 'opportunity', 'quotation', 'lost_quotation', 'converted', 'closed')),
  is_default boolean not null default false,
  name text not null check (name <> ''),
  name_en text,
  colour text not null default 'gray',
  position integer not null default 0,
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null
);
create unique index lead_status_default on lead_status (kind) where is_default;
select journal.track('lead_status');

-- class: reversible
create table stage (
  id uuid primary key,
  team_id uuid references sales_team (id) on delete cascade,
  key text,
  kind text not null check (kind in ('open', 'won')),
  name text not null check (name <> ''),
  name_en text,
  colour text not null default 'gray',
  position integer not null default 0,
  probability integer not null default 10 check (probability between 0 and 100),
  folded boolean not null default false,
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null
);
select journal.track('stage');

-- Everything that happened to a record, by reference: conversion and merge link timelines, they move nothing.
-- class: reversible
create table timeline (
  id uuid primary key,
  kind text not null check (kind in ('lead', 'opportunity', 'customer')),
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null
);
select journal.track('timeline');

-- class: reversible
create table timeline_entry (
  id uuid primary key,
  timeline_id uuid not null references timeline (id) on delete cascade,
  kind text not null check (kind in ('note', 'call', 'meeting', 'mail', 'event')),
  body text not null default '',
  data jsonb not null default '{}',
  author_id uuid references app_user (id),
  at timestamptz not null,
  deleted_at timestamptz,
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null
);
create index timeline_entry_timeline on timeline_entry (timeline_id, at desc);
select journal.track('timeline_entry', 'timeline_id');

-- class: reversible
create table customer (
  id uuid primary key,
  timeline_id uuid not null references timeline (id),
  is_organisation boolean not null default true,
  name text not null check (name <> ''),
  first_name text, last_name text,
  email text, phone text, mobile text, fax text, website text, language text,
  registry_number text,
  parent_id uuid references customer (id),
  owner_id uuid references app_user (id),
  team_id uuid references sales_team (id),
  industry_id uuid references industry (id),
  market_segment_id uuid references market_segment (id),
  territory_id uuid references territory (id),
  source_id uuid references source (id),
  employees integer check (employees >= 0),
  tag_ids uuid[] not null default '{}',
  notes text,
  custom_fields jsonb not null default '{}',
  archived_at timestamptz, deleted_at timestamptz,
  created_by uuid,
  sort_name text collate "C" not null default '',
  search_text text not null default '',
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null
);
create index customer_sort on customer (sort_name, id) where deleted_at is null;
create index customer_created on customer (created_at desc, id desc) where deleted_at is null;
create index customer_search on customer using gin (search_text gin_trgm_ops);
create index customer_owner on customer (owner_id);
create index customer_team on customer (team_id);
select journal.track('customer', 'id', 'sort_name,search_text');

-- class: reversible
create table contact (
  id uuid primary key,
  customer_id uuid not null references customer (id) on delete cascade,
  is_primary boolean not null default false,
  salutation_id uuid references salutation (id),
  first_name text, last_name text, job_title text, role text, seniority text,
  email text, phone text, mobile text,
  notes text,
  archived_at timestamptz, deleted_at timestamptz,
  sort_name text collate "C" not null default '',
  search_text text not null default '',
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null
);
create index contact_customer on contact (customer_id);
create index contact_sort on contact (sort_name, id) where deleted_at is null;
create index contact_search on contact using gin (search_text gin_trgm_ops);
select journal.track('contact', 'customer_id', 'sort_name,search_text');

-- class: reversible
create table lead (
  id uuid primary key,
  timeline_id uuid not null references timeline (id),
  title text,
  is_organisation boolean not null default false,
  salutation_id uuid references salutation (id),
  first_name text, last_name text, company_name text, job_title text, gender text,
  email text, phone text, mobile text, fax text, website text, language text,
  owner_id uuid references app_user (id),
  team_id uuid references sales_team (id),
  manual_status_id uuid references lead_status (id),
  source_id uuid references source (id),
  medium_id uuid references medium (id),
  campaign_id uuid references campaign (id),
  tag_ids uuid[] not null default '{}',
  priority smallint not null default 0 check (priority between 0 and 3),
  industry_id uuid references industry (id),
  market_segment_id uuid references market_segment (id),
  territory_id uuid references territory (id),
  employees integer check (employees >= 0),
  registry_number text,
  notes text,
  next_contact_user_id uuid references app_user (id),
  next_contact_starts_at timestamptz, next_contact_ends_at timestamptz,
  customer_id uuid references customer (id),
  -- True only for an explicit Create > Customer, which is a fact of the status; linking in the dialog is not.
  customer_created boolean not null default false,
  merged_into_id uuid references lead (id),
  external_id text,
  custom_fields jsonb not null default '{}',
  -- Origin: through which door the lead came, when, and on which legal basis it is kept.
  origin_door text not null, origin_at timestamptz not null, origin_basis text not null, origin_detail text,
  archived_at timestamptz, deleted_at timestamptz,
  created_by uuid,
  status_id uuid references lead_status (id),
  status_kind text not null default 'open',
  sort_name text collate "C" not null default '',
  search_text text not null default '',
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null
);
create index lead_created on lead (created_at desc, id desc) where deleted_at is null;
create index lead_updated on lead (updated_at desc, id desc) where deleted_at is null;
create index lead_sort on lead (sort_name, id) where deleted_at is null;
create index lead_owner on lead (owner_id, created_at desc) where deleted_at is null;
create index lead_team on lead (team_id, created_at desc) where deleted_at is null;
create index lead_status_created on lead (status_id, created_at desc) where deleted_at is null;
create index lead_manual_status on lead (manual_status_id) where manual_status_id is not null;
create index lead_source_created on lead (source_id, created_at desc) where deleted_at is null;
create index lead_email on lead (email);
create index lead_external on lead (external_id) where external_id is not null;
create index lead_customer on lead (customer_id) where customer_id is not null;
create index lead_tags on lead using gin (tag_ids);
create index lead_search on lead using gin (search_text gin_trgm_ops);
select journal.track('lead', 'id', 'status_id,status_kind,sort_name,search_text');

-- class: reversible
create table lead_contact (
  id uuid primary key,
  lead_id uuid not null references lead (id) on delete cascade,
  is_primary boolean not null default false,
  first_name text, last_name text, job_title text, role text, seniority text, email text, phone text,
  position integer not null default 0,
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null
);
create index lead_contact_lead on lead_contact (lead_id);
select journal.track('lead_contact', 'lead_id');

-- class: reversible
create table address (
  id uuid primary key,
  lead_id uuid references lead (id) on delete cascade,
  customer_id uuid references customer (id) on delete cascade,
  is_primary boolean not null default false,
  type text not null default 'billing',
  title text, line1 text, line2 text, city text, state text, postal_code text, country text,
  position integer not null default 0,
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null,
  constraint address_one_owner check (num_nonnulls(lead_id, customer_id) = 1)
);
create index address_lead on address (lead_id);
create index address_customer on address (customer_id);
select journal.track('address', 'lead_id');

-- class: reversible
create table opportunity (
  id uuid primary key,
  timeline_id uuid not null references timeline (id),
  title text not null check (title <> ''),
  customer_id uuid references customer (id),
  contact_id uuid references contact (id),
  team_id uuid references sales_team (id),
  owner_id uuid references app_user (id),
  stage_id uuid not null references stage (id),
  -- Order of the cards in a column: a fractional key made by the application.
  position text collate "C" not null,
  state text not null default 'open' check (state in ('open', 'won', 'lost')),
  lost_reason_id uuid references lost_reason (id),
  lost_note text,
  closed_at timestamptz,
  opened_at timestamptz not null,
  amount numeric(15,2) not null default 0,
  currency text not null,
  probability integer not null default 10 check (probability between 0 and 100),
  expected_close_on date,
  priority smallint not null default 0 check (priority between 0 and 3),
  source_id uuid references source (id),
  medium_id uuid references medium (id),
  campaign_id uuid references campaign (id),
  tag_ids uuid[] not null default '{}',
  next_contact_user_id uuid references app_user (id),
  next_contact_starts_at timestamptz, next_contact_ends_at timestamptz,
  notes text,
  custom_fields jsonb not null default '{}',
  archived_at timestamptz, deleted_at timestamptz,
  created_by uuid,
  sort_name text collate "C" not null default '',
  search_text text not null default '',
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null
);
create index opportunity_board on opportunity (stage_id, position, id) include (team_id, owner_id, amount, probability, currency) where deleted_at is null and archived_at is null and state <> 'lost';
create index opportunity_created on opportunity (created_at desc, id desc) where deleted_at is null;
create index opportunity_owner on opportunity (owner_id) where deleted_at is null;
create index opportunity_team on opportunity (team_id) where deleted_at is null;
create index opportunity_customer on opportunity (customer_id);
create index opportunity_search on opportunity using gin (search_text gin_trgm_ops);
select journal.track('opportunity', 'id', 'sort_name,search_text');

-- class: reversible
create table lead_opportunity (
  id uuid primary key,
  lead_id uuid not null references lead (id) on delete cascade,
  opportunity_id uuid not null references opportunity (id) on delete cascade,
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null,
  unique (lead_id, opportunity_id)
);
create index lead_opportunity_opportunity on lead_opportunity (opportunity_id);
select journal.track('lead_opportunity', 'lead_id');

-- class: derived
create table match_key (
  record_kind text not null check (record_kind in ('lead', 'customer', 'contact')),
  record_id uuid not null,
  kind text not null,
  value text not null,
  primary key (record_id, kind, value)
);
create index match_key_value on match_key (kind, value);

-- class: reversible
create table not_duplicate (
  id uuid primary key,
  first_id uuid not null,
  second_id uuid not null,
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null,
  unique (first_id, second_id),
  check (first_id < second_id)
);
select journal.track('not_duplicate', 'first_id');

-- class: append-only
create table status_log (
  id bigint generated always as identity primary key,
  lead_id uuid not null,
  status_id uuid not null,
  kind text not null,
  at timestamptz not null,
  cause text not null,
  operation_id uuid
);
create index status_log_lead on status_log (lead_id, id desc);

-- The newest row for a channel, address and list is what holds; list_id null means every list.
-- class: append-only
create table consent (
  id uuid primary key,
  channel text not null check (channel in ('email', 'phone', 'post')),
  address text not null,
  list_id uuid,
  state text not null check (state in ('subscribed', 'unsubscribed')),
  at timestamptz not null,
  how text not null,
  wording text,
  actor_id uuid,
  operation_id uuid
);
create index consent_address on consent (channel, address, at desc, id desc);

-- class: append-only
create table suppression (
  id uuid primary key,
  channel text not null,
  hash text not null,
  reason text not null,
  at timestamptz not null,
  unique (channel, hash)
);

-- class: reversible
create table saved_view (
  id uuid primary key,
  resource text not null check (resource in ('leads', 'opportunities', 'customers', 'contacts')),
  name text not null check (name <> ''),
  visibility text not null check (visibility in ('private', 'team', 'everyone')),
  team_id uuid references sales_team (id),
  owner_id uuid not null references app_user (id),
  query jsonb not null default '{}',
  position integer not null default 0,
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null
);
select journal.track('saved_view');

-- class: technical
create table import_run (
  id uuid primary key,
  file_id uuid not null references stored_file (id),
  file_name text not null,
  created_by uuid not null,
  created_at timestamptz not null,
  state text not null check (state in ('mapping', 'checking', 'checked', 'running', 'done', 'failed', 'cancelled')),
  detected jsonb not null default '{}',
  choices jsonb not null default '{}',
  plan jsonb not null default '{}',
  counts jsonb not null default '{}',
  -- Rows up to this line are in the database; a restart resumes after it.
  done_line integer not null default 0,
  total_lines integer,
  operation_id uuid,
  error text,
  finished_at timestamptz
);

-- class: technical
create table import_refusal (
  id bigint generated always as identity primary key,
  import_id uuid not null references import_run (id) on delete cascade,
  line integer not null,
  cells jsonb not null,
  reasons jsonb not null
);
create index import_refusal_import on import_refusal (import_id, line);
