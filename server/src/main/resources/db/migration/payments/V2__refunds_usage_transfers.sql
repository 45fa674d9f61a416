-- Offers are never deleted and each row's offer was just read: the check cost as much as writing the row.
alter table payments.payment drop constraint payment_offer_id_fkey;
create index payment_act on payments.payment using brin (act_id) with (autosummarize = on);

-- Money given back, of a payment or, where an import of usage is undone, of a usage. left_… is what is left of it after
-- this refund. Bears the cascade of what it gives back; none if that is not settled.
create table payments.refund (
    seq           bigint      not null,
    source_id     int         not null,
    external_id   text        not null,
    of_seq        bigint      not null,
    segment_id    bigint,
    amount        bigint      not null,
    tax           bigint      not null,
    quantity      bigint      not null,
    left_amount   bigint      not null,
    left_tax      bigint      not null,
    left_quantity bigint      not null,
    currency      text        not null,
    occurred_at   timestamptz not null,
    recorded_at   timestamptz not null,
    cascade_id    int,
    act_id        bigint      not null,
    constraint refund_pkey primary key (seq),
    constraint refund_identity unique (source_id, external_id),
    constraint refund_money check (amount >= 0 and tax between 0 and amount and quantity >= 0
        and left_amount >= 0 and left_tax between 0 and left_amount and left_quantity >= 0)
);
create index refund_of on payments.refund (of_seq, seq);

-- Which articles of an invoice came back.
create table payments.returned_goods (
    refund_seq  bigint not null,
    payment_seq bigint not null,
    number      int    not null,
    quantity    bigint not null check (quantity > 0),
    primary key (refund_seq, payment_seq, number)
);
create index returned_goods_of on payments.returned_goods (payment_seq, number);

-- Metered consumption of a service by a unit. The amount follows from the rate in force; it is null while there is none.
create table payments.usage (
    seq         bigint      not null,
    source_id   int         not null,
    external_id text        not null,
    service_id  bigint      not null,
    consumer_id bigint      not null,
    quantity    bigint      not null check (quantity >= 0),
    amount      bigint      check (amount >= 0),
    currency    text,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    cascade_id  int,
    unsettled   text,
    act_id      bigint      not null,
    constraint usage_pkey primary key (seq),
    constraint usage_identity unique (source_id, external_id),
    constraint usage_settled_or_not check (
        (cascade_id is null) = (unsettled is not null)
        and (cascade_id is null) = (amount is null) and (amount is null) = (currency is null))
);
create index usage_unsettled on payments.usage (seq) where cascade_id is null;

-- A payment or usage that was not settled when it was recorded, settled now that a contract covers it: what is left of
-- it, under that contract.
create table payments.settling (
    seq         bigint      not null primary key,
    of_seq      bigint      not null unique,
    segment_id  bigint,
    amount      bigint      not null,
    tax         bigint      not null,
    quantity    bigint      not null,
    currency    text        not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    cascade_id  int         not null,
    act_id      bigint      not null
);

-- Money that moves once, outside every contract, between two parties that agreed; or, from nobody, what a party had
-- before the first payment.
create table payments.transfer (
    seq         bigint      not null primary key,
    agreed_id   bigint      not null unique,
    from_id     bigint      references platform.party,
    to_id       bigint      not null references platform.party,
    amount      bigint      not null check (amount > 0),
    currency    text        not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    act_id      bigint      not null,
    check (from_id is distinct from to_id)
);

-- What is proposed and, once everybody concerned has signed, agreed.
create table payments.transfer_proposal (
    id       bigint generated always as identity primary key,
    from_id  bigint references platform.party,
    to_id    bigint not null references platform.party,
    amount   bigint not null check (amount > 0),
    currency text   not null,
    day      date   not null,
    reason   text   not null,
    at       timestamptz not null,
    act_id   bigint not null references platform.act,
    check (from_id is distinct from to_id)
);
create table payments.transfer_signature (
    proposal_id bigint      not null references payments.transfer_proposal,
    party_id    bigint      not null references platform.party,
    account_id  bigint      not null,
    on_behalf   boolean     not null,
    at          timestamptz not null,
    act_id      bigint      not null references platform.act,
    primary key (proposal_id, party_id)
);
create table payments.transfer_withdrawal (
    proposal_id bigint primary key references payments.transfer_proposal,
    act_id      bigint not null references platform.act
);

-- One for each turn of the writer: the hash of the rows it wrote and of the seal before. What is recorded is bound at
-- once, not only when its batch is posted.
create table payments.seal (
    to_seq   bigint not null primary key,
    from_seq bigint not null unique,
    hash     bytea  not null unique,
    check (from_seq <= to_seq)
);

-- Imports that were taken back, as one act: everything that came with them was given back.
create table payments.undone_import (
    job_id bigint      primary key,
    reason text        not null,
    at     timestamptz not null,
    act_id bigint      not null references platform.act
);

-- Cancellations are matched with the invoices of their articles.
create index goods_code on payments.goods (code);
