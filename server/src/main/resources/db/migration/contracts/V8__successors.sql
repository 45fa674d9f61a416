-- Whose an offer is from an instant on, where that is no longer who added it; of several at one instant the last counts.
create table contracts.offer_owner (
    id       bigint generated always as identity primary key,
    offer_id bigint      not null references contracts.offer,
    unit_id  bigint      not null references network.unit,
    from_at  timestamptz not null,
    act_id   bigint      not null references platform.act
);
create index offer_owner_offer on contracts.offer_owner (offer_id, from_at, id);
create index offer_owner_unit on contracts.offer_owner (unit_id);
create trigger offer_owner_changed after insert or update or delete or truncate on contracts.offer_owner
    for each statement execute function platform.changed();

-- Who looks after a fund from an instant on.
create table contracts.fund_keeper (
    id      bigint generated always as identity primary key,
    fund_id bigint      not null references contracts.fund,
    unit_id bigint      not null references network.unit,
    from_at timestamptz not null,
    act_id  bigint      not null references platform.act
);
create index fund_keeper_fund on contracts.fund_keeper (fund_id, from_at, id);
create trigger fund_keeper_changed after insert or update or delete or truncate on contracts.fund_keeper
    for each statement execute function platform.changed();

-- A version that came into force because a unit took another's place: the same terms, and so nobody else had to sign.
create table contracts.succession (
    version_id bigint primary key references contracts.version,
    follows_id bigint not null references contracts.version,
    change_id  bigint not null references network.unit_change,
    act_id     bigint not null references platform.act
);
create index succession_change on contracts.succession (change_id);
create trigger succession_changed after insert or update or delete or truncate on contracts.succession
    for each statement execute function platform.changed();
