-- What a call was answered that bore a key of its own, so that the same call again gets the same answer. The row is
-- written in the transaction of the call; it is forgotten after a week.
create table platform.answer (
    account_id      bigint      not null,
    idempotency_key text        not null check (length(idempotency_key) between 1 and 200),
    -- of the call: its verb, address and content
    input_hash      bytea       not null check (octet_length(input_hash) = 32),
    at              timestamptz not null,
    -- null while the call is being made, in a transaction that nobody else sees
    status          int,
    location        text,
    media           text,
    body            bytea,
    primary key (account_id, idempotency_key)
);
create index answer_at on platform.answer (at);
