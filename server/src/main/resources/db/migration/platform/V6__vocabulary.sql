-- What the organisation calls a thing in words of its own. The last row of a term counts; one without words is as it was at first.
create table platform.word (
    id            bigint primary key generated always as identity,
    language      text   not null check (language ~ '^[a-z]{2,3}$'),
    term          text   not null,
    kind          text   not null,
    one           text   not null,
    many          text   not null check ((one = '') = (many = '')),
    genitive      text   not null,
    dative        text   not null,
    accusative    text   not null,
    dative_many   text   not null,
    act_id        bigint not null references platform.act
);
create index word_of on platform.word (language, term, id);
