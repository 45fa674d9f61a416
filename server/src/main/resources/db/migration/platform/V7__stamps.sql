-- Under which programs keep in memory what seldom changes: as long as a table's stamps are the same, so are its rows. A
-- transaction that changes a table leaves a stamp of its own, and takes away those it can see; so nobody waits for anybody,
-- and of two that change a table at once both are seen. A stamp comes and goes with the transaction that left it.
create table platform.stamp (
    relation text not null,
    stamp    uuid not null default gen_random_uuid(),
    primary key (relation, stamp)
);
comment on table platform.stamp is 'Not backed up: it says nothing but that something changed.';

create function platform.changed() returns trigger language plpgsql as $$
declare
    changed text := tg_table_schema || '.' || tg_table_name;
    mark    text := 'concentric.changed_' || tg_table_schema || '_' || tg_table_name;
begin
    -- Once is enough: nobody else sees any of it before all of it. Forgotten with the transaction, or with what it takes back.
    if current_setting(mark, true) = 'yes' then
        return null;
    end if;
    delete from platform.stamp s
        using (select relation, stamp from platform.stamp where relation = changed for update skip locked) before
        where s.relation = before.relation and s.stamp = before.stamp;
    insert into platform.stamp (relation) values (changed);
    perform set_config(mark, 'yes', true);
    return null;
end $$;

create trigger organisation_changed after insert or update or delete or truncate on platform.organisation
    for each statement execute function platform.changed();
create trigger party_changed after insert or update or delete or truncate on platform.party
    for each statement execute function platform.changed();
