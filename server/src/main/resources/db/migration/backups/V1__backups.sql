create schema if not exists backups;

-- A backup that was made, whole. The hash is that of its contents: equal for equal databases.
create table backups.backup (
    id            bigint      generated always as identity primary key,
    taken_at      timestamptz not null,
    rows          bigint      not null,
    bytes         bigint      not null,
    contents_hash bytea       not null check (octet_length(contents_hash) = 32),
    -- the file in which the program keeps it; null where whoever asked for it keeps it
    kept_in       text unique,
    act_id        bigint      not null references platform.act
);

-- A file that the program kept, and took away again to make room.
create table backups.removal (
    backup_id bigint primary key references backups.backup,
    act_id    bigint not null references platform.act
);

-- A backup that was due and did not come to be. No act: nothing happened.
create table backups.failure (
    id     bigint      generated always as identity primary key,
    at     timestamptz not null,
    reason text        not null
);
