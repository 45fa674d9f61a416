-- How units enter a community: by themselves, with the yes of one that is in it, or with the yes of all that are. The latest counts.
create table network.community_rule (
    community_id bigint not null references network.community,
    rule         text   not null check (rule in ('open', 'invited', 'consent')),
    act_id       bigint not null references platform.act,
    primary key (community_id, act_id)
);
insert into network.community_rule (community_id, rule, act_id) select id, 'open', act_id from network.community;
create trigger community_rule_changed after insert or update or delete or truncate on network.community_rule
    for each statement execute function platform.changed();

-- What a community asks its units: whether a unit enters, or whether units enter by another rule.
create table network.question (
    id           bigint generated always as identity primary key,
    community_id bigint      not null references network.community,
    -- which unit enters, and its first day; or else the rule
    unit_id      bigint references network.unit,
    from_day     date,
    rule         text check (rule in ('open', 'invited', 'consent')),
    -- the unit that asks; none where the custodian does, as no unit is in the community
    by_unit_id   bigint references network.unit,
    account_id   bigint      not null,
    text         text        not null check (text <> '' and length(text) <= 4000),
    at           timestamptz not null,
    ends_at      timestamptz not null check (ends_at > at),
    act_id       bigint      not null references platform.act,
    check ((unit_id is null) = (from_day is null) and (unit_id is null) = (rule is not null))
);
create index question_community on network.question (community_id, id);
create index question_unit on network.question (unit_id);

-- What a unit answers, once.
create table network.answer (
    question_id bigint      not null references network.question,
    -- none: the custodian, while no unit is in the community
    unit_id     bigint references network.unit,
    -- why not; an empty objection is a yes
    objection   text        not null,
    account_id  bigint      not null,
    at          timestamptz not null,
    act_id      bigint      not null references platform.act,
    unique nulls not distinct (question_id, unit_id)
);

-- How it ended; an open one has no row.
create table network.question_end (
    question_id bigint primary key references network.question,
    outcome     text        not null check (outcome in ('done', 'declined', 'withdrawn', 'expired')),
    at          timestamptz not null,
    act_id      bigint      not null references platform.act
);
