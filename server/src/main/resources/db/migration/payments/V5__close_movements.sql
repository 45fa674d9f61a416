-- What closes moved, one row for each movement, under the terms of one clause. Where the payer keeps its part, from and to are
-- the same: nothing is posted, but it belongs to what was decided.
create table payments.close_movement (
    seq         bigint      not null primary key,
    month       date        not null check (extract(day from month) = 1),
    step        text        not null
        check (step in ('release', 'negative_stake', 'positive_stake', 'total', 'result', 'loss')),
    from_id     bigint      not null references platform.party,
    to_id       bigint      not null references platform.party,
    version_id  bigint      not null,
    clause      int         not null check (clause > 0),
    position    int         not null check (position >= 0),
    amount      bigint      not null,
    currency    text        not null,
    recorded_at timestamptz not null,
    act_id      bigint      not null
);
create index close_movement_month on payments.close_movement (month, currency);
create index close_movement_to on payments.close_movement (to_id, month);
-- What was taken of stakes in losses, over the lifetime of a version; and what holds were decided.
create index close_movement_version on payments.close_movement (version_id, step);
