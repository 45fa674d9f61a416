create schema if not exists ledger;

create table ledger.account (
    id       bigint generated always as identity primary key,
    kind     text   not null check (kind in ('clearing', 'unit', 'fund', 'person', 'tax')),
    party_id bigint references platform.party,
    currency text   not null,
    check ((party_id is null) = (kind in ('clearing', 'tax'))),
    unique nulls not distinct (kind, party_id, currency)
);

-- A gapless range of sequence numbers, posted at once; each bears the hash of the one before.
create table ledger.batch (
    id            bigint      primary key,
    book          text        not null default 'live' check (book = 'live'),
    from_seq      bigint      not null unique,
    to_seq        bigint      not null unique,
    posted_at     timestamptz not null,
    payments      int         not null,
    payments_hash bytea       not null,
    entries_hash  bytea       not null,
    hash          bytea       not null unique,
    check (from_seq <= to_seq)
);

-- Double entry in one row: the account receives the amount, the counter-account gives it. Added up over one batch by
-- account, counter-account, contract version, clause, offer, segment and day. version_id and clause are null for
-- what comes in (customers to the offer) and for tax.
create table ledger.entry (
    -- deferred: entries are written before the turn of the writer, which their batch takes at the end
    batch_id   bigint not null references ledger.batch deferrable initially deferred,
    number     int    not null,
    account_id bigint not null references ledger.account,
    counter_id bigint not null references ledger.account,
    version_id bigint references contracts.version,
    clause     int,
    offer_id   bigint not null references contracts.offer,
    segment_id bigint,
    day        date   not null,
    amount     bigint not null,
    primary key (batch_id, number)
);
create index entry_account on ledger.entry (account_id, day);
create index entry_counter on ledger.entry (counter_id, day);

-- How often each distinct (cascade, shared amount, quantity) was posted in a month: enough to settle history again.
create table ledger.tally (
    cascade_id int    not null references contracts.cascade,
    shared     bigint not null,
    quantity   bigint not null,
    month      date   not null,
    count      bigint not null check (count > 0),
    tax        bigint not null,
    primary key (cascade_id, shared, quantity, month)
);
