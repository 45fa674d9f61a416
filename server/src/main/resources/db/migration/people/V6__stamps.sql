-- Pages ask again and again who acts, and who can be heard.
create trigger account_changed after insert or update or delete or truncate on people.account
    for each statement execute function platform.changed();
create trigger person_changed after insert or update or delete or truncate on people.person
    for each statement execute function platform.changed();
create trigger custodian_changed after insert or update or delete or truncate on people.custodian
    for each statement execute function platform.changed();
create trigger deactivation_changed after insert or update or delete or truncate on people.deactivation
    for each statement execute function platform.changed();
create trigger activation_changed after insert or update or delete or truncate on people.activation
    for each statement execute function platform.changed();
