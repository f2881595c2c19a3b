-- The lists an administrator keeps. name is what the organisation calls it; name_en what English-speaking users read.

-- class: reversible
create table source (
  id uuid primary key,
  key text unique,
  name text not null check (name <> ''),
  name_en text,
  details text,
  colour text,
  position integer not null default 0,
  archived_at timestamptz,
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null
);
create unique index source_name on source (lower(name)) where archived_at is null;
select journal.track('source');

-- class: reversible
create table medium (
  id uuid primary key,
  key text unique,
  name text not null check (name <> ''),
  name_en text,
  details text,
  colour text,
  position integer not null default 0,
  archived_at timestamptz,
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null
);
create unique index medium_name on medium (lower(name)) where archived_at is null;
select journal.track('medium');

-- class: reversible
create table campaign (
  id uuid primary key,
  key text unique,
  name text not null check (name <> ''),
  name_en text,
  details text,
  colour text,
  position integer not null default 0,
  archived_at timestamptz,
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null
);
create unique index campaign_name on campaign (lower(name)) where archived_at is null;
select journal.track('campaign');

-- class: reversible
create table tag (
  id uuid primary key,
  key text unique,
  name text not null check (name <> ''),
  name_en text,
  details text,
  colour text,
  position integer not null default 0,
  archived_at timestamptz,
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null
);
create unique index tag_name on tag (lower(name)) where archived_at is null;
select journal.track('tag');

-- class: reversible
create table lost_reason (
  id uuid primary key,
  key text unique,
  name text not null check (name <> ''),
  name_en text,
  details text,
  colour text,
  position integer not null default 0,
  archived_at timestamptz,
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null
);
create unique index lost_reason_name on lost_reason (lower(name)) where archived_at is null;
select journal.track('lost_reason');

-- class: reversible
create table industry (
  id uuid primary key,
  key text unique,
  name text not null check (name <> ''),
  name_en text,
  details text,
  colour text,
  position integer not null default 0,
  archived_at timestamptz,
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null
);
create unique index industry_name on industry (lower(name)) where archived_at is null;
select journal.track('industry');

-- class: reversible
create table market_segment (
  id uuid primary key,
  key text unique,
  name text not null check (name <> ''),
  name_en text,
  details text,
  colour text,
  position integer not null default 0,
  archived_at timestamptz,
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null
);
create unique index market_segment_name on market_segment (lower(name)) where archived_at is null;
select journal.track('market_segment');

-- class: reversible
create table territory (
  id uuid primary key,
  key text unique,
  name text not null check (name <> ''),
  name_en text,
  details text,
  colour text,
  position integer not null default 0,
  archived_at timestamptz,
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null
);
create unique index territory_name on territory (lower(name)) where archived_at is null;
select journal.track('territory');

-- class: reversible
create table salutation (
  id uuid primary key,
  key text unique,
  name text not null check (name <> ''),
  name_en text,
  details text,
  colour text,
  position integer not null default 0,
  archived_at timestamptz,
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null
);
create unique index salutation_name on salutation (lower(name)) where archived_at is null;
select journal.track('salutation');

