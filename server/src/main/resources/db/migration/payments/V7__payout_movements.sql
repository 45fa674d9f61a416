-- What was paid out to the bank account of a party, one row for each line of a payout that was marked paid. The day is the one
-- on which the bank was to carry it out.
create table payments.payout_movement (
    seq         bigint      not null primary key,
    payout_id   bigint      not null,
    line        int         not null check (line > 0),
    party_id    bigint      not null references platform.party,
    amount      bigint      not null check (amount > 0),
    currency    text        not null,
    day         date        not null,
    recorded_at timestamptz not null,
    act_id      bigint      not null,
    unique (payout_id, line)
);
