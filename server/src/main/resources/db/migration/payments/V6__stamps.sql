-- Which book counts is asked for by every page, and changes twice.
create trigger shadow_changed after insert or update or delete or truncate on payments.shadow
    for each statement execute function platform.changed();
create trigger switched_on_changed after insert or update or delete or truncate on payments.switched_on
    for each statement execute function platform.changed();
