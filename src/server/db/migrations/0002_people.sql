-- Sign-in belongs to the schema auth (see 0003); what a person is in the sales organisation is here.

-- class: reversible
create table app_user (
  id uuid primary key,
  name text not null check (name <> ''),
  email text not null,
  role text not null check (role in ('administrator', 'manager', 'salesperson')),
  scope text not null default 'team' check (scope in ('own', 'team', 'all')),
  language text not null default 'fr' check (language in ('fr', 'en')),
  time_zone text not null default 'Europe/Paris',
  theme text not null default 'auto' check (theme in ('auto', 'light', 'dark')),
  active boolean not null default true,
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null
);
create unique index app_user_email on app_user (email);
select journal.track('app_user');

-- class: reversible
create table setting (
  id uuid primary key,
  leads_enabled boolean not null default true,
  lead_alias_enabled boolean not null default false,
  mail_domain text,
  fallback_alias text,
  mining_enabled boolean not null default false,
  organisation jsonb not null default '{}',
  base_currency text not null default 'EUR',
  time_zone text not null default 'Europe/Paris',
  language text not null default 'fr' check (language in ('fr', 'en')),
  country text not null default 'FR',
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null
);
select journal.track('setting');

-- class: reversible
create table sales_team (
  id uuid primary key,
  name text not null check (name <> ''),
  colour text not null default 'blue',
  position integer not null default 0,
  leader_id uuid references app_user (id),
  leads_mode text not null default 'inherit' check (leads_mode in ('inherit', 'leads', 'opportunities')),
  alias_local_part text unique,
  archived_at timestamptz,
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null
);
select journal.track('sales_team');

-- class: reversible
create table team_member (
  id uuid primary key,
  team_id uuid not null references sales_team (id) on delete cascade,
  user_id uuid not null references app_user (id) on delete cascade,
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null,
  unique (team_id, user_id)
);
create index team_member_user on team_member (user_id);
select journal.track('team_member', 'team_id');

-- One-time links: first administrator, invitation, password reset. Only the hash of the token is kept.
-- class: technical
create table access_link (
  id uuid primary key,
  purpose text not null check (purpose in ('setup', 'invitation', 'reset')),
  token_hash text not null unique,
  user_id uuid references app_user (id) on delete cascade,
  email text,
  role text,
  scope text,
  team_ids uuid[] not null default '{}',
  created_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- class: technical
create table idempotency (
  actor_id uuid not null,
  key text not null,
  request_hash text not null,
  status integer,
  body jsonb,
  created_at timestamptz not null,
  primary key (actor_id, key)
);

-- class: technical
create table mail_outbox (
  id uuid primary key,
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text,
  created_at timestamptz not null,
  not_before timestamptz not null,
  attempts integer not null default 0,
  last_error text,
  sent_at timestamptz
);
create index mail_outbox_due on mail_outbox (not_before) where sent_at is null;

-- class: technical
create table stored_file (
  id uuid primary key,
  sha256 text not null,
  name text not null,
  size bigint not null,
  media_type text not null,
  created_by uuid,
  created_at timestamptz not null
);
