-- A way in that is handed to somebody: who shows its secret, once and in time, sets a password. Only the hash is kept.
create table people.link (
    id         bigint generated always as identity primary key,
    token_hash bytea       not null unique check (octet_length(token_hash) = 32),
    -- the person who is invited, or the account whose password is set anew
    person_id  bigint references people.person,
    account_id bigint references people.account,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    -- none for one that was asked for at the door, by nobody we know
    act_id     bigint references platform.act,
    check ((person_id is null) <> (account_id is null)),
    check (act_id is not null or account_id is not null)
);
create index link_person on people.link (person_id, id);
create index link_account on people.link (account_id, id);

-- That a link was used.
create table people.link_use (
    link_id bigint primary key references people.link,
    at      timestamptz not null,
    act_id  bigint      not null references platform.act
);

-- That a link is taken back, by hand or because a newer one stands in its place.
create table people.link_withdrawal (
    link_id bigint primary key references people.link,
    at      timestamptz not null,
    act_id  bigint references platform.act
);

-- A link that was asked for at the door. The login is hashed: it may be anything that somebody typed.
create table people.link_request (
    id         bigint generated always as identity primary key,
    login_hash bytea       not null check (octet_length(login_hash) = 32),
    address    text        not null,
    at         timestamptz not null
);
comment on table people.link_request is 'Not backed up: it counts for hours, and holds addresses.';
create index link_request_login on people.link_request (login_hash, at);
create index link_request_address on people.link_request (address, at);
create index link_request_at on people.link_request (at);

-- How a session is named on its owner's page, and what its browser called itself.
alter table people.session
    add column id bigint generated always as identity unique,
    add column browser text not null default '',
    add column system text not null default '';
create index session_account on people.session (account_id, seen_at);

-- That an account may not be used, from then on and until it may again.
create table people.deactivation (
    id         bigint generated always as identity primary key,
    account_id bigint      not null references people.account,
    at         timestamptz not null,
    act_id     bigint      not null references platform.act
);
create index deactivation_account on people.deactivation (account_id);
create table people.activation (
    deactivation_id bigint primary key references people.deactivation,
    at              timestamptz not null,
    act_id          bigint      not null references platform.act
);

-- What a program may do with a token. Tokens made before there were scopes may all that their account may.
create table people.token_scope (
    token_id bigint not null references people.token,
    scope    text   not null check (scope in ('read', 'record', 'sign', 'manage')),
    primary key (token_id, scope)
);
insert into people.token_scope (token_id, scope)
select t.id, s.scope from people.token t cross join (values ('read'), ('record'), ('sign'), ('manage')) s (scope);
