-- The unit by which a community earns: like any other unit, with accounts, contracts and a result. A community without one owes
-- nothing and nothing is owed to it.
create table network.community_unit (
    community_id bigint primary key references network.community,
    unit_id      bigint not null unique references network.unit,
    act_id       bigint not null references platform.act
);
create trigger community_unit_changed after insert or update or delete or truncate on network.community_unit
    for each statement execute function platform.changed();
