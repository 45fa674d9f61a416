-- An organisation may begin in shadow: money is shared as ever, but nothing is owed, until it is switched on. What was
-- recorded up to then stays as it is, and is in no balance afterwards.
create table payments.shadow (
    only_one boolean primary key default true check (only_one),
    act_id   bigint not null references platform.act
);
create table payments.switched_on (
    only_one  boolean primary key default true check (only_one) references payments.shadow,
    after_seq bigint      not null check (after_seq >= 0),
    at        timestamptz not null,
    act_id    bigint      not null references platform.act
);
