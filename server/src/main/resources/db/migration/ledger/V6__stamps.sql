-- A batch brings accounts seldom; that there is one, and in which currencies, every page of money asks.
create trigger account_changed after insert or update or delete or truncate on ledger.account
    for each statement execute function platform.changed();
