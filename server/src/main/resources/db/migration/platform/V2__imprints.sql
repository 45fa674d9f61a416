-- What whole tables looked like after each change that came through a door. Each bears the chain of the one before.
create table platform.imprint (
    number   bigint primary key check (number > 0),
    relation text   not null,
    columns  text   not null,
    rows     bigint not null,
    hash     bytea  not null,
    chain    bytea  not null unique
);
create index imprint_relation on platform.imprint (relation, number desc);
