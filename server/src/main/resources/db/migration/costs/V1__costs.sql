create schema if not exists costs;

-- What a unit spent on a day; below zero where a supplier gave something back. Never changed, never removed.
create table costs.cost (
    id            bigint generated always as identity primary key,
    unit_id       bigint not null references network.unit,
    -- the kind of cost, such as rent; empty where none is named
    account       text   not null check (length(account) <= 60),
    amount        bigint not null check (amount <> 0),
    currency      text   not null,
    day           date   not null,
    supplier      text   not null check (length(supplier) <= 200),
    note          text   not null check (length(note) <= 1000),
    -- where it comes from, and how it is called there; none where it was typed
    source        text,
    external_id   text,
    -- the cost that this takes back, whole: a cost is taken back once
    takes_back_id bigint unique references costs.cost,
    act_id        bigint not null references platform.act,
    unique (source, external_id),
    check ((source is null) = (external_id is null))
);
create index cost_of on costs.cost (unit_id, day, id);
create index cost_in on costs.cost (currency, day) include (unit_id, amount);
create index cost_act on costs.cost (act_id);

-- The paper of a cost, as it came.
create table costs.receipt (
    cost_id bigint primary key references costs.cost,
    name    text   not null check (name <> '' and length(name) <= 200),
    media   text   not null,
    bytes   bytea  not null check (octet_length(bytes) between 1 and 5242880),
    act_id  bigint not null references platform.act
);

-- A cost of each month: due on the day of the month on which it began, or on the last of a shorter month.
create table costs.recurring_cost (
    id        bigint generated always as identity primary key,
    unit_id   bigint not null references network.unit,
    account   text   not null check (length(account) <= 60),
    amount    bigint not null check (amount <> 0),
    currency  text   not null,
    supplier  text   not null check (length(supplier) <= 200),
    note      text   not null check (length(note) <= 1000),
    from_day  date   not null,
    -- the first day on which it is due no more
    until_day date check (until_day > from_day),
    act_id    bigint not null references platform.act
);
create index recurring_cost_of on costs.recurring_cost (unit_id, id);

-- That a cost of each month ends, earlier than was said first.
create table costs.recurring_end (
    recurring_id bigint primary key references costs.recurring_cost,
    until_day    date   not null,
    act_id       bigint not null references platform.act
);

-- What a member of a unit gets each month, from a day on: of several rows the one that began last counts, of several that
-- began together the last.
create table costs.pay (
    id        bigint generated always as identity primary key,
    unit_id   bigint not null references network.unit,
    person_id bigint not null references people.person,
    amount    bigint not null check (amount >= 0),
    currency  text   not null,
    from_day  date   not null,
    act_id    bigint not null references platform.act
);
create index pay_of on costs.pay (unit_id, person_id, from_day, id);
create index pay_person on costs.pay (person_id);
create index pay_act on costs.pay (act_id);

-- That a person lets the members of a unit see what base pay the person has there.
create table costs.consent (
    id        bigint generated always as identity primary key,
    unit_id   bigint not null references network.unit,
    person_id bigint not null references people.person,
    act_id    bigint not null references platform.act
);
create index consent_of on costs.consent (unit_id, person_id);

-- That it no longer holds.
create table costs.consent_end (
    consent_id bigint primary key references costs.consent,
    act_id     bigint not null references platform.act
);

-- What an hour of base pay must come to at least, from a day on; the last row of a currency counts from its day.
create table costs.minimum (
    id             bigint  generated always as identity primary key,
    amount         bigint  not null check (amount >= 0),
    currency       text    not null,
    -- hours of a week of somebody who works in full, in hundredths
    week_hundredth int     not null check (week_hundredth between 1 and 16800),
    from_day       date    not null,
    act_id         bigint  not null references platform.act
);

create trigger cost_goes before delete on costs.cost
    for each row execute function platform.only_with_its_import();
create trigger pay_goes before delete on costs.pay
    for each row execute function platform.only_with_its_import();
