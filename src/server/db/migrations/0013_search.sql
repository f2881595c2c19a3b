-- The search box looks for names that begin so, and for the newest that contain it.
create index opportunity_sort on opportunity (sort_name, id) where deleted_at is null;
create index contact_created on contact (created_at desc, id desc) where deleted_at is null;
