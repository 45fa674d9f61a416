-- By day first: which currencies there are in a month is asked too.
create index cost_day on costs.cost (day) include (currency, unit_id, amount);
drop index costs.cost_in;
