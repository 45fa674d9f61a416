-- Posted: added, never changed, never removed.
grant select, insert on
    ledger.account, ledger.batch, ledger.entry, ledger.checkpoint_key, ledger.closed_month, ledger.month_flow
    to ${program};
-- Sums; a full proof makes them anew and compares.
grant select, insert, update (count, tax) on ledger.tally to ${program};
