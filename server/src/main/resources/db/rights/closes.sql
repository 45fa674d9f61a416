-- Closed: added, never changed, never removed.
grant select, insert on closes.close, closes.closed_version, closes.carried, closes.known_measure, closes.known_cost to ${program};
