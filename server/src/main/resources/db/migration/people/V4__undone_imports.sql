create trigger person_goes before delete on people.person
    for each row execute function platform.only_with_its_import();
create index person_act on people.person (act_id);
