create schema if not exists contracts;

-- What customers pay for.
create table contracts.offer (
    id      bigint generated always as identity primary key,
    code    text   not null unique,
    unit_id bigint not null references network.unit,
    act_id  bigint not null references platform.act
);
create index offer_unit on contracts.offer (unit_id);

-- An account with a purpose, looked after by a unit.
create table contracts.fund (
    id      bigint primary key references platform.party,
    code    text   not null unique,
    name    text   not null,
    unit_id bigint not null references network.unit,
    act_id  bigint not null references platform.act
);

-- The id is the contract's number: where priorities tie, the lower number runs first.
create table contracts.contract (
    id     bigint generated always as identity primary key,
    name   text   not null unique,
    act_id bigint not null references platform.act
);

-- Terms, immutable. from_at and until_at are the days of the text as instants of the organisation's zone.
create table contracts.version (
    id          bigint generated always as identity primary key,
    contract_id bigint      not null references contracts.contract,
    number      int         not null check (number > 0),
    text        text        not null,
    text_hash   bytea       not null,
    currency    text        not null,
    from_at     timestamptz not null,
    until_at    timestamptz not null,
    rules       int         not null,
    at          timestamptz not null,
    act_id      bigint      not null references platform.act,
    unique (contract_id, number),
    check (from_at < until_at)
);

-- Who has to sign: the units concerned, the unit that looks after a fund, a person for themselves.
create table contracts.signer (
    version_id bigint not null references contracts.version,
    party_id   bigint not null references platform.party,
    primary key (version_id, party_id)
);
create index signer_party on contracts.signer (party_id);

-- on_behalf: the custodian signed, since nobody could speak for the party yet; shown wherever the contract is shown.
create table contracts.signature (
    version_id bigint      not null,
    party_id   bigint      not null,
    account_id bigint      not null,
    on_behalf  boolean     not null,
    text_hash  bytea       not null,
    at         timestamptz not null,
    act_id     bigint      not null references platform.act,
    primary key (version_id, party_id),
    foreign key (version_id, party_id) references contracts.signer
);

create table contracts.coming_into_force (
    version_id bigint primary key references contracts.version,
    at         timestamptz not null,
    act_id     bigint      not null references platform.act
);

-- A version in force ends at the instant given here, if that is before its until_at.
create table contracts.ending (
    version_id bigint      not null primary key references contracts.version,
    ends_at    timestamptz not null,
    act_id     bigint      not null references platform.act
);

-- A draft that will not be signed any more.
create table contracts.withdrawal (
    version_id bigint primary key references contracts.version,
    act_id     bigint not null references platform.act
);

-- The versions that can run for a payment of an offer, in running order, and the owner where @unit stands in them:
-- whatever was settled bears one of these, so it can be settled again to the same cent.
create table contracts.cascade (
    id       int generated always as identity primary key,
    offer_id bigint   not null references contracts.offer,
    owner_id bigint references network.unit,
    versions bigint[] not null,
    unique nulls not distinct (offer_id, owner_id, versions)
);

-- Changes whenever contracts or offers do: what was compiled under another stamp is compiled again.
create table contracts.stamp (
    only_one boolean primary key default true check (only_one),
    stamp    uuid    not null
);
insert into contracts.stamp (stamp) values (gen_random_uuid());
