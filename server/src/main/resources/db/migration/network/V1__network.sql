create schema if not exists network;

create table network.unit (
    id      bigint primary key references platform.party,
    name    text   not null check (name <> ''),
    kind    text   not null check (kind in ('user-facing', 'node', 'leadership', 'partner')),
    field   text   not null,
    purpose text   not null,
    act_id  bigint not null references platform.act
);
create index unit_name on network.unit (lower(name), id);

-- Who belongs to a unit, in which role, from when to when (exclusive). The share is in parts per million.
create table network.membership (
    id        bigint generated always as identity primary key,
    unit_id   bigint not null references network.unit,
    person_id bigint not null references people.person,
    role      text   not null check (role in ('member', 'spokesperson')),
    share_ppm bigint check (share_ppm between 0 and 1000000),
    from_day  date   not null,
    until_day date check (until_day > from_day),
    act_id    bigint not null references platform.act,
    unique (unit_id, person_id, role, from_day)
);
create index membership_person on network.membership (person_id);
