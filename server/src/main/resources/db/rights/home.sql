-- Added, never changed, never removed.
grant select, insert on home.digest_choice, home.digest to ${program};
