-- Where the money of some offers went in a period: a unit's statement, and the way of a month.
create index entry_offer on ledger.entry (offer_id, day);
