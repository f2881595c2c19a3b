-- A change of a customer's address is shown on the customer's timeline: its subject is the owner, lead or customer.
drop trigger address_journal on address;
create trigger address_journal after insert or update on address for each row when (new.lead_id is not null) execute function journal.record('lead_id', '');
create trigger address_journal_removed after delete on address for each row when (old.lead_id is not null) execute function journal.record('lead_id', '');
create trigger address_journal_customer after insert or update on address for each row when (new.customer_id is not null) execute function journal.record('customer_id', '');
create trigger address_journal_customer_removed after delete on address for each row when (old.customer_id is not null) execute function journal.record('customer_id', '');
