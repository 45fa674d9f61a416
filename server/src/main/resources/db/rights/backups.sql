-- Added, never changed, never removed.
grant select, insert on backups.backup, backups.removal, backups.failure to ${program};
