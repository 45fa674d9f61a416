create schema if not exists payouts;

-- Bank accounts of people and partners, and of the organisation itself, whose party is null. A change is a new row: the last one
-- of a party counts, and payouts stay with the one they were drawn up for.
create table payouts.bank_account (
    id       bigint generated always as identity primary key,
    party_id bigint references platform.party,
    holder   text   not null,
    iban     text   not null,
    bic      text,
    act_id   bigint not null unique references platform.act
);
create index bank_account_party on payouts.bank_account (party_id, id);

create table payouts.payout (
    id       bigint generated always as identity primary key,
    currency text   not null,
    day      date   not null,
    from_id  bigint not null references payouts.bank_account,
    act_id   bigint not null unique references platform.act
);

create table payouts.line (
    payout_id  bigint not null references payouts.payout,
    number     int    not null check (number > 0),
    party_id   bigint not null references platform.party,
    account_id bigint not null references payouts.bank_account,
    amount     bigint not null check (amount > 0),
    primary key (payout_id, number),
    unique (payout_id, party_id)
);
create index line_party on payouts.line (party_id);

-- How a payout ended: once.
create table payouts.ending (
    payout_id bigint not null primary key references payouts.payout,
    kind      text   not null check (kind in ('paid', 'withdrawn')),
    act_id    bigint not null unique references platform.act
);
