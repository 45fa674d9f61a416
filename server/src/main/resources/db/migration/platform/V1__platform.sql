create schema if not exists platform;

-- Everything that changes anything, in the order it happened; ids and codes only, never personal text.
create table platform.act (
    id              bigint generated always as identity primary key,
    verb            text        not null check (verb like '%_._%'),
    noun            text        not null generated always as (split_part(verb, '.', 1)) stored,
    subject         text        not null,
    size            int         not null check (size >= 0),
    account_id      bigint      not null,
    at              timestamptz not null,
    idempotency_key text unique,
    input_hash      bytea       not null check (octet_length(input_hash) = 32)
);
create index act_noun on platform.act (noun, id);
create index act_subject on platform.act (subject, id);

create table platform.organisation (
    only_one boolean primary key default true check (only_one),
    name     text    not null,
    zone     text    not null,
    currency text    not null,
    demo     boolean not null,
    act_id   bigint  not null references platform.act
);

-- Whatever can be a party to a contract (person, unit, fund) has its id and its code from here: one code, one party.
create table platform.party (
    id   bigint generated always as identity primary key,
    noun text not null check (noun in ('person', 'unit', 'fund')),
    code text not null unique
);

-- An uploaded file, in pieces of a megabyte, so that a backup of the database holds everything.
create table platform.file (
    id     bigint generated always as identity primary key,
    name   text   not null,
    size   bigint not null,
    sha256 bytea  not null
);
create table platform.file_piece (
    file_id bigint not null references platform.file on delete cascade,
    number  int    not null,
    bytes   bytea  not null,
    primary key (file_id, number)
);

create table platform.job (
    id         bigint generated always as identity primary key,
    kind       text        not null,
    file_id    bigint      not null references platform.file,
    options    text        not null,
    account_id bigint      not null,
    act_id     bigint      not null references platform.act,
    at         timestamptz not null,
    -- how far it is: rows of the file that are dealt with, for good, in the same transactions as this figure
    total      bigint      not null,
    done       bigint      not null default 0,
    accepted   bigint      not null default 0,
    rejected   bigint      not null default 0,
    set_aside  bigint      not null default 0
);

-- What happened to a job; its state is the last of these.
create table platform.job_event (
    id         bigint generated always as identity primary key,
    job_id     bigint      not null references platform.job,
    event      text        not null check (event in ('queued', 'started', 'cancelled', 'finished', 'failed')),
    account_id bigint,
    at         timestamptz not null,
    note       text        not null default ''
);
create index job_event_job on platform.job_event (job_id, id);

-- Rows of the file that were not taken, with the reason; set_aside ones are kept for a later decision.
create table platform.job_row (
    job_id    bigint  not null references platform.job,
    line      bigint  not null,
    set_aside boolean not null,
    field     text    not null,
    code      text    not null,
    args      text[]  not null,
    raw       text    not null,
    primary key (job_id, line)
);

-- Tables of the scheduler library (db-scheduler), as it documents them.
create table platform.scheduled_task (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_task_execution_time on platform.scheduled_task (execution_time);
create index scheduled_task_last_heartbeat on platform.scheduled_task (last_heartbeat);
create index scheduled_task_priority_execution_time on platform.scheduled_task (priority desc, execution_time asc);
