-- Units and partners around one user scenario. It is no party: nothing is owed to it or by it.
create table network.community (
    id       bigint generated always as identity primary key,
    code     text   not null unique,
    name     text   not null check (name <> ''),
    -- what its user wants to get done
    scenario text   not null check (scenario <> '' and length(scenario) <= 2000),
    act_id   bigint not null references platform.act
);
create index community_name on network.community (lower(name), id);

-- A unit is in a community from a day to a day (exclusive). One that ended on the day it began held on no day.
create table network.participation (
    id           bigint generated always as identity primary key,
    unit_id      bigint not null references network.unit,
    community_id bigint not null references network.community,
    from_day     date   not null,
    until_day    date check (until_day >= from_day),
    act_id       bigint not null references platform.act,
    end_act_id   bigint references platform.act,
    -- A unit is in a community once at a time. Ids as ranges of one: an index on ranges needs no extension for them.
    constraint participation_once exclude using gist (
        int8range(community_id, community_id, '[]') with &&,
        int8range(unit_id, unit_id, '[]') with &&,
        daterange(from_day, until_day) with &&
    )
);
create index participation_community on network.participation (community_id, from_day);
create index participation_unit on network.participation (unit_id);
create index participation_act on network.participation (act_id);
create index participation_end_act on network.participation (end_act_id);
