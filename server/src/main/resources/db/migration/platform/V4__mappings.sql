-- How a file of somebody else was understood, as JSON; empty for a file of our own. The hash of its header finds it again.
alter table platform.job
    add column mapping text not null default '',
    add column header bytea check (octet_length(header) = 32);
create index job_header on platform.job (kind, header, id desc) where header is not null;

-- A file that waits until somebody has said how it is to be understood.
create table platform.upload (
    id         bigint generated always as identity primary key,
    kind       text        not null,
    name       text        not null,
    mapping    text        not null,
    account_id bigint      not null,
    at         timestamptz not null
);
create index upload_at on platform.upload (at);
create table platform.upload_piece (
    upload_id bigint not null references platform.upload on delete cascade,
    number    int    not null,
    bytes     bytea  not null,
    primary key (upload_id, number)
);
comment on table platform.upload is 'Not backed up: it waits for hours, and can be brought again.';
comment on table platform.upload_piece is 'Not backed up: as platform.upload.';
