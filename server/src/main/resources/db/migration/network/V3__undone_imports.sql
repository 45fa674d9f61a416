create trigger unit_goes before delete on network.unit
    for each row execute function platform.only_with_its_import();
create trigger membership_goes before delete on network.membership
    for each row execute function platform.only_with_its_import();
create index unit_act on network.unit (act_id);
create index membership_act on network.membership (act_id);
