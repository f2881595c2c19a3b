-- An import outlives its file, which is kept for a while only.
alter table import_run alter column file_id drop not null;
