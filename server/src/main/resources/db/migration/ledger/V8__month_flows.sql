-- What was posted in a month that is closed, added up by reason, closes aside: it never changes any more, so it is added up once.
-- Not filled for months that are closed already: closing comes with this version.
create table ledger.month_flow (
    month      date   not null references ledger.closed_month,
    account_id bigint not null references ledger.account,
    counter_id bigint not null references ledger.account,
    version_id bigint references contracts.version,
    clause     int,
    offer_id   bigint references contracts.offer,
    segment_id bigint,
    amount     bigint not null,
    unique nulls not distinct (account_id, month, counter_id, version_id, clause, offer_id, segment_id)
);
create index month_flow_month on ledger.month_flow (month);
create index month_flow_counter on ledger.month_flow (counter_id, month);
create index month_flow_version on ledger.month_flow (version_id, month);
