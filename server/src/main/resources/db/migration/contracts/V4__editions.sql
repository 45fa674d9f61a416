-- A draft that is changed stays the same version: what it says from then on is an edition, and the last one counts. The
-- first, number 0, is the version's own row.
create table contracts.edition (
    version_id bigint      not null references contracts.version,
    number     int         not null check (number > 0),
    text       text        not null,
    text_hash  bytea       not null,
    currency   text        not null,
    from_at    timestamptz not null,
    until_at   timestamptz not null,
    at         timestamptz not null,
    act_id     bigint      not null references platform.act,
    primary key (version_id, number),
    check (from_at < until_at)
);
create index edition_act on contracts.edition (act_id);

-- Each edition has signers of its own, and a signature is of the edition that was signed: on another it says nothing.
alter table contracts.signature drop constraint signature_version_id_party_id_fkey;
alter table contracts.signature drop constraint signature_pkey;
alter table contracts.signer drop constraint signer_pkey;
alter table contracts.signer add column edition int not null default 0;
alter table contracts.signature add column edition int not null default 0;
alter table contracts.signer add primary key (version_id, edition, party_id);
alter table contracts.signature add primary key (version_id, edition, party_id);
alter table contracts.signature add foreign key (version_id, edition, party_id) references contracts.signer;
