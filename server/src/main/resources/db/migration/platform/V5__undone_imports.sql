-- An import of units, people or memberships that was taken back: what came with it was removed, as nothing stood on it.
create table platform.undone_import (
    job_id bigint      primary key references platform.job,
    reason text        not null check (reason <> ''),
    things int         not null check (things > 0),
    at     timestamptz not null,
    act_id bigint      not null references platform.act
);

-- For triggers before a row goes: only what an import brought can, and only as part of taking that import back.
create function platform.only_with_its_import() returns trigger language plpgsql as $$
begin
    if not exists (
        select 1 from platform.undone_import u join platform.job j on j.id = u.job_id where j.act_id = old.act_id) then
        raise exception '% only go with their import', tg_table_schema || '.' || tg_table_name
            using errcode = 'insufficient_privilege';
    end if;
    return old;
end $$;
