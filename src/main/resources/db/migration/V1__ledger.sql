-- The append-only record of everything that was decided and done. The daemon only ever adds rows.
-- The hash columns are for chaining entries; they stay empty until that is switched on.
create table ledger_entry (
    id            bigint generated always as identity primary key,
    recorded_at   timestamp with time zone not null,
    kind          varchar(20)  not null,
    kill_id       varchar(36)  not null,
    database_name varchar(63)  not null,
    policy        varchar(63)  not null,
    outcome       varchar(20),
    body          text         not null,
    previous_hash varchar(64),
    entry_hash    varchar(64)
);

create index ledger_entry_kill on ledger_entry (kill_id);
create index ledger_entry_kind on ledger_entry (kind, id);

-- One row that the daemon rewrites to know that the ledger takes writes.
create table ledger_probe (
    id         integer primary key,
    written_at timestamp with time zone not null
);
insert into ledger_probe (id, written_at) values (1, current_timestamp);
