-- Entries that are about no kill, no single database or no policy; and who had them written.
alter table ledger_entry alter column kill_id drop not null;
alter table ledger_entry alter column database_name drop not null;
alter table ledger_entry alter column policy drop not null;
alter table ledger_entry add column written_by varchar(200);
