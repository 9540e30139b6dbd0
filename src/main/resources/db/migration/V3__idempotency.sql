-- A request that its caller may send twice: the second one finds the kill of the first by the key. Of intents only; null without a key.
alter table ledger_entry add column idempotency_key varchar(200);
alter table ledger_entry add column request_hash varchar(64);
create unique index ledger_entry_idempotency on ledger_entry (written_by, idempotency_key);
