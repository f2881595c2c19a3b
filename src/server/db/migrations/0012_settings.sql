-- What one unit of a currency is worth in the base currency, as the administrator keeps it.
-- class: reversible
create table currency_rate (
  id uuid primary key,
  currency text not null unique check (currency ~ '^[A-Z]{3}$'),
  rate numeric(18,8) not null check (rate > 0),
  version bigint not null, created_at timestamptz not null, updated_at timestamptz not null
);
select journal.track('currency_rate');

-- One default for each kind, checked when the operation is whole: making another one the default, and undoing that,
-- passes through two or none.
drop index lead_status_default;
alter table lead_status add constraint lead_status_default exclude using btree (kind with =) where (is_default) deferrable initially deferred;
