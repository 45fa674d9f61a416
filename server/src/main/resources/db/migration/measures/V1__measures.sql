create schema if not exists measures;

-- What is measured: of each unit, or of the whole network.
create table measures.measure (
    id                  bigint  generated always as identity primary key,
    name                text    not null unique,
    unit_of_measurement text    not null check (length(unit_of_measurement) <= 40),
    per_unit            boolean not null,
    grain               text    not null check (grain in ('day', 'week', 'month')),
    direction           text    not null check (direction in ('higher', 'lower', 'neither')),
    purpose             text    not null check (purpose <> '' and length(purpose) <= 1000),
    -- the unit that sees to its readings; none where each unit keeps its own
    keeper_id           bigint  references network.unit,
    -- the first day on which it is no longer measured
    expires             date,
    act_id              bigint  not null references platform.act,
    check (per_unit or keeper_id is not null)
);

-- What a measure said of a period, which is named by its first day. Never changed: of several of one period the last counts.
create table measures.reading (
    id         bigint  generated always as identity primary key,
    measure_id bigint  not null references measures.measure,
    -- none where the whole network is measured
    subject_id bigint  references network.unit,
    period     date    not null,
    value      numeric not null check (scale(value) <= 6),
    act_id     bigint  not null references platform.act
);
create index reading_of on measures.reading (measure_id, subject_id, period, id);
create index reading_period on measures.reading (measure_id, period);
create index reading_act on measures.reading (act_id);

-- On which readings the limits of a chart are frozen. The last row of a chart counts; one without days lets them go.
create table measures.baseline (
    id         bigint generated always as identity primary key,
    measure_id bigint not null references measures.measure,
    subject_id bigint references network.unit,
    from_day   date,
    to_day     date,
    reason     text   not null check (reason <> '' and length(reason) <= 500),
    act_id     bigint not null references platform.act,
    check ((from_day is null) = (to_day is null) and from_day <= to_day)
);
create index baseline_of on measures.baseline (measure_id, subject_id, id);
