-- An ending that is moved is a row of its own, and the last one counts: no row is changed.
alter table contracts.ending drop constraint ending_pkey;
alter table contracts.ending add column id bigint generated always as identity primary key;
create index ending_version on contracts.ending (version_id, id desc);
