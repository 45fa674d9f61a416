-- Backups leave out tables whose comment begins with these words.
comment on table people.session is 'Not backed up: whoever was signed in signs in again.';
comment on table people.sign_in_failure is 'Not backed up: it counts for minutes, and holds addresses.';
