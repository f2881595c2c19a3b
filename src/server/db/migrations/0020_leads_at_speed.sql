-- A lead's place (that of its primary address) stands on the lead itself, derived, so that lists filter and sort by it without a join.
alter table lead add column city text, add column postal_code text, add column country text;
drop trigger lead_journal on lead;
drop trigger lead_stamp on lead;
select journal.track('lead', 'id', 'status_id,status_kind,sort_name,search_text,city,postal_code,country');
update lead set city = a.city, postal_code = a.postal_code, country = a.country from address a where a.lead_id = lead.id and a.is_primary;

-- Each order and each usual filter of the list has an index that knows enough to answer the others' conditions and the
-- count without visiting the leads themselves, which are wide.
drop index lead_created, lead_owner, lead_team, lead_status_created, lead_source_created, lead_sort;
create index lead_created on lead (created_at desc, id desc) include (status_kind, owner_id, team_id, source_id, priority, status_id, city) where deleted_at is null and archived_at is null and merged_into_id is null;
create index lead_sort on lead (sort_name, id) include (status_kind, owner_id, team_id, source_id, priority, status_id, city) where deleted_at is null and archived_at is null and merged_into_id is null;
create index lead_owner on lead (owner_id, created_at desc, id desc) include (status_kind, team_id, priority, source_id) where deleted_at is null and archived_at is null and merged_into_id is null;
create index lead_team on lead (team_id, created_at desc, id desc) include (status_kind, owner_id, priority, source_id) where deleted_at is null and archived_at is null and merged_into_id is null;
create index lead_status_created on lead (status_id, created_at desc, id desc) include (status_kind, owner_id, team_id, priority, source_id) where deleted_at is null and archived_at is null and merged_into_id is null;
create index lead_source_created on lead (source_id, created_at desc, id desc) include (status_kind, owner_id, team_id, priority) where deleted_at is null and archived_at is null and merged_into_id is null;
-- Those put away, which are few.
create index lead_put_away on lead (created_at desc, id desc) where deleted_at is not null or archived_at is not null;
-- Every status refers to its leads, whichever shelf they are on.
create index lead_any_status on lead (status_id);
-- Names that begin so, for the search box and for duplicates, whether archived or not.
create index lead_named on lead (sort_name, id) where deleted_at is null;
create index lead_email_sort on lead (email collate "C", id) where deleted_at is null and archived_at is null and merged_into_id is null;
create index lead_city_sort on lead (folded(city) collate "C", id) where deleted_at is null and archived_at is null and merged_into_id is null;
