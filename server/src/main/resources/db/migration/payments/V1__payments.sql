create schema if not exists payments;

-- Where payments come from: a shop, a till, a file.
create table payments.source (
    id   int generated always as identity primary key,
    name text not null unique
);

-- The last sequence number given out; raised only under the writer lock, in the transaction that uses the numbers.
create table payments.counter (
    only_one boolean primary key default true check (only_one),
    last     bigint not null
);
insert into payments.counter (last) values (0);

-- Recorded, durable, never updated. The sequence number is gapless. A payment bears the cascade it is settled by, or
-- the reason why it is not settled. Holds the customer's id only.
create table payments.payment (
    seq         bigint      not null,
    source_id   int         not null,
    external_id text        not null,
    offer_id    bigint      not null references contracts.offer,
    customer_id bigint,
    segment_id  bigint,
    amount      bigint      not null,
    tax         bigint      not null,
    currency    text        not null,
    quantity    bigint      not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    cascade_id  int,
    unsettled   text,
    act_id      bigint      not null,
    constraint payment_pkey primary key (seq),
    constraint payment_identity unique (source_id, external_id),
    constraint payment_money check (amount >= 0 and tax between 0 and amount and quantity >= 0),
    constraint payment_settled_or_not check ((cascade_id is null) = (unsettled is not null))
);
-- Rows arrive in about the order in which they occurred, so a block range index finds a period at almost no cost.
create index payment_occurred on payments.payment using brin (occurred_at) with (autosummarize = on);
create index payment_unsettled on payments.payment (seq) where cascade_id is null;

-- The goods of a payment that came as invoice lines: what a cancellation will be matched with.
create table payments.goods (
    payment_seq bigint not null,
    number      int    not null,
    code        text   not null,
    quantity    bigint not null,
    primary key (payment_seq, number)
);
