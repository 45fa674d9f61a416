-- What a unit that split, merged or was dissolved had on its account and its successor has from a day on; what it owed goes the
-- other way round.
create table payments.handover_movement (
    seq         bigint      not null primary key,
    change_id   bigint      not null,
    from_id     bigint      not null references platform.party,
    to_id       bigint      not null references platform.party check (to_id <> from_id),
    amount      bigint      not null check (amount > 0),
    currency    text        not null,
    day         date        not null check (extract(day from day) = 1),
    recorded_at timestamptz not null,
    act_id      bigint      not null
);
create index handover_movement_change on payments.handover_movement (change_id, seq);
create index handover_movement_day on payments.handover_movement (day);
