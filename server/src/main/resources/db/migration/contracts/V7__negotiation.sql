-- For whom an edition was written: those who have to sign it and whose member wrote it. Where there are none it is nobody's
-- proposal, as when the custodian writes for others.
create table contracts.proposer (
    version_id bigint not null references contracts.version,
    edition    int    not null,
    party_id   bigint not null references platform.party,
    act_id     bigint not null references platform.act,
    primary key (version_id, edition, party_id)
);

-- What somebody said about a clause of an edition; 0 is what belongs to no clause.
create table contracts.comment (
    id         bigint generated always as identity primary key,
    version_id bigint      not null references contracts.version,
    edition    int         not null,
    clause     int         not null check (clause >= 0),
    text       text        not null,
    account_id bigint      not null,
    at         timestamptz not null,
    act_id     bigint      not null references platform.act
);
create index comment_version on contracts.comment (version_id, id);

-- Whether a party would sign a clause of an edition; of several on the same words its last one counts.
create table contracts.stance (
    id         bigint generated always as identity primary key,
    version_id bigint      not null references contracts.version,
    edition    int         not null,
    clause     int         not null check (clause >= 0),
    party_id   bigint      not null references platform.party,
    kind       text        not null check (kind in ('accept', 'object')),
    account_id bigint      not null,
    on_behalf  boolean     not null,
    at         timestamptz not null,
    act_id     bigint      not null references platform.act
);
create index stance_version on contracts.stance (version_id, id);

-- The last day on which a draft can be signed, none where it is null; the last row counts.
create table contracts.expiry (
    id         bigint generated always as identity primary key,
    version_id bigint      not null references contracts.version,
    day        date,
    account_id bigint      not null,
    at         timestamptz not null,
    act_id     bigint      not null references platform.act
);
create index expiry_version on contracts.expiry (version_id, id desc);

-- What somebody outside asks for the same: a link to it.
create table contracts.quote (
    id         bigint generated always as identity primary key,
    version_id bigint      not null references contracts.version,
    name       text        not null,
    link       text        not null check (link ~ '^https?://'),
    account_id bigint      not null,
    at         timestamptz not null,
    act_id     bigint      not null references platform.act
);
create index quote_version on contracts.quote (version_id, id);
