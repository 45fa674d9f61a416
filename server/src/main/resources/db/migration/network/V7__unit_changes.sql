-- What a unit has goes to others from the first day of a month: a part of it to a new unit (split), all of it to one that there
-- is (merge), or each thing to somebody else (dissolve).
create table network.unit_change (
    id      bigint generated always as identity primary key,
    kind    text        not null check (kind in ('split', 'merge', 'dissolve')),
    unit_id bigint      not null references network.unit,
    at      timestamptz not null,
    act_id  bigint      not null references platform.act
);
create index unit_change_unit on network.unit_change (unit_id, id);

-- What it says, from the first on; the last one counts. A signature is of one of them.
create table network.unit_change_edition (
    change_id   bigint      not null references network.unit_change,
    number      int         not null check (number >= 0),
    day         date        not null check (extract(day from day) = 1),
    reason      text        not null check (reason <> ''),
    -- the code of the unit that takes over: a new one of a split, else one that there is
    successor   text        not null,
    -- of the new unit of a split
    name        text        not null,
    purpose     text        not null,
    -- the new unit's part in what the unit has on its accounts that day
    balance_ppm bigint      not null check (balance_ppm between 0 and 1000000),
    hash        bytea       not null,
    at          timestamptz not null,
    act_id      bigint      not null references platform.act,
    primary key (change_id, number)
);
create index unit_change_edition_act on network.unit_change_edition (act_id);

-- Who gets what: the code of a unit, or nothing where nobody takes it and it ends.
create table network.unit_change_choice (
    change_id bigint not null,
    edition   int    not null,
    noun      text   not null check (noun <> ''),
    thing     text   not null check (thing <> ''),
    successor text   not null,
    primary key (change_id, edition, noun, thing),
    foreign key (change_id, edition) references network.unit_change_edition
);

create table network.unit_change_signature (
    change_id  bigint      not null,
    edition    int         not null,
    unit_id    bigint      not null references network.unit,
    account_id bigint      not null,
    on_behalf  boolean     not null,
    hash       bytea       not null,
    at         timestamptz not null,
    act_id     bigint      not null references platform.act,
    primary key (change_id, edition, unit_id),
    foreign key (change_id, edition) references network.unit_change_edition
);

create table network.unit_change_withdrawal (
    change_id bigint primary key references network.unit_change,
    act_id    bigint not null references platform.act
);

-- Carried out, with the last signature. What came of it is dated with the day.
create table network.unit_change_done (
    change_id bigint primary key references network.unit_change,
    at        timestamptz not null,
    act_id    bigint      not null references platform.act
);

-- The first day on which a unit is no longer there.
create table network.unit_end (
    unit_id   bigint primary key references network.unit,
    day       date   not null,
    change_id bigint not null references network.unit_change,
    act_id    bigint not null references platform.act
);
create trigger unit_end_changed after insert or update or delete or truncate on network.unit_end
    for each statement execute function platform.changed();
