-- The month whose close a batch posts, all of it; none where payments are posted.
alter table ledger.batch add column closes date;

-- Months that are closed, one after the other. What occurred in one and was posted after this batch is posted in the month that
-- was open then.
create table ledger.closed_month (
    month       date        primary key check (extract(day from month) = 1),
    after_batch bigint      not null,
    at          timestamptz not null,
    act_id      bigint      not null references platform.act
);

-- What moved in a month: batches come in the order of days, nearly.
create index entry_day on ledger.entry using brin (day) with (autosummarize = on);
