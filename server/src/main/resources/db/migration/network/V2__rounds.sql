-- A membership can end on the day it began: then it held on no day, and makes room for another from that day.
alter table network.membership
    drop constraint membership_check,
    drop constraint membership_unit_id_person_id_role_from_day_key,
    add constraint membership_in_order check (until_day >= from_day),
    add column end_act_id bigint references platform.act;
create unique index membership_once on network.membership (unit_id, person_id, role, from_day)
    where until_day is null or until_day > from_day;

-- A member proposes who speaks for the unit, or that somebody no longer does; the others have until then to object.
create table network.round (
    id          bigint generated always as identity primary key,
    unit_id     bigint      not null references network.unit,
    person_id   bigint      not null references people.person,
    -- whether the person shall speak for the unit from now on, or no longer
    choice      text        not null check (choice in ('choose', 'recall')),
    proposer_id bigint      not null references people.person,
    reason      text        not null check (reason <> ''),
    opened_at   timestamptz not null,
    ends_at     timestamptz not null check (ends_at > opened_at),
    act_id      bigint      not null references platform.act
);
create index round_unit on network.round (unit_id, id);
create index round_ends on network.round (ends_at);

-- What a member says to it; the last word of each counts.
create table network.voice (
    id        bigint generated always as identity primary key,
    round_id  bigint      not null references network.round,
    person_id bigint      not null references people.person,
    -- why not; an empty reason is consent
    objection text        not null,
    at        timestamptz not null,
    act_id    bigint      not null references platform.act
);
create index voice_round on network.voice (round_id, person_id, id);

-- How a round ended; an open one has no row.
create table network.round_end (
    round_id bigint primary key references network.round,
    outcome  text        not null check (outcome in ('effective', 'objected', 'withdrawn', 'void')),
    at       timestamptz not null,
    act_id   bigint      not null references platform.act
);
