create schema if not exists closes;

-- A month was closed, or what was open of it completed: the last row of a month says whether anything is open still.
create table closes.close (
    id       bigint  generated always as identity primary key,
    month    date    not null check (extract(day from month) = 1),
    complete boolean not null,
    act_id   bigint  not null unique references platform.act
);
create index close_month on closes.close (month, id);

-- The versions that a close decided.
create table closes.closed_version (
    close_id   bigint not null references closes.close,
    version_id bigint not null references contracts.version,
    primary key (close_id, version_id)
);

-- What nodes' receipts are below zero after a close, under a contract with a stake.
create table closes.carried (
    close_id bigint not null references closes.close,
    currency text   not null,
    contract text   not null,
    node     text   not null,
    served   text   not null,
    amount   bigint not null check (amount <= 0),
    primary key (close_id, currency, contract, node, served)
);

-- What each unit spent in the month, as a close knew it, base pay included.
create table closes.known_cost (
    close_id bigint not null references closes.close,
    currency text   not null,
    unit     text   not null,
    amount   bigint not null,
    primary key (close_id, currency, unit)
);

-- The readings that a close knew, of those that the contracts ask for: whoever closes again gets the same.
create table closes.known_measure (
    close_id bigint  not null references closes.close,
    subject  text,
    measure  text    not null,
    value    numeric not null,
    unique nulls not distinct (close_id, subject, measure)
);
