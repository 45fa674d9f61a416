create schema if not exists home;

-- In which language somebody wants a mail of what waits, each morning that something does. The last row of an account counts;
-- one without a language wants none.
create table home.digest_choice (
    id         bigint primary key generated always as identity,
    account_id bigint not null,
    language   text   not null check (language ~ '^([a-z]{2,3})?$'),
    act_id     bigint not null references platform.act
);
create index digest_choice_of on home.digest_choice (account_id, id);

-- Days that were seen to, so that nobody gets a second mail; also where nothing waited.
create table home.digest (
    account_id bigint not null,
    day        date   not null,
    items      int    not null check (items >= 0),
    primary key (account_id, day)
);
