-- That a quote was taken away again, by who attached it.
create table contracts.quote_removal (
    quote_id   bigint      primary key references contracts.quote,
    account_id bigint      not null,
    at         timestamptz not null,
    act_id     bigint      not null references platform.act
);
