create trigger offer_goes before delete on contracts.offer
    for each row execute function platform.only_with_its_import();
create trigger fund_goes before delete on contracts.fund
    for each row execute function platform.only_with_its_import();
create index offer_act on contracts.offer (act_id);
create index fund_act on contracts.fund (act_id);
