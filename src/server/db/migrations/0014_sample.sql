-- The operation that loaded the sample data; what it inserted is what removing takes away. A journal that forgets old
-- operations keeps this one: the reference holds it.
alter table setting add column sample_operation_id uuid references journal.operation (id);
