-- What pages ask for again and again is kept in memory; and so is the stamp of what is in force.
create trigger offer_changed after insert or update or delete or truncate on contracts.offer
    for each statement execute function platform.changed();
create trigger fund_changed after insert or update or delete or truncate on contracts.fund
    for each statement execute function platform.changed();
create trigger contract_changed after insert or update or delete or truncate on contracts.contract
    for each statement execute function platform.changed();
create trigger version_changed after insert or update or delete or truncate on contracts.version
    for each statement execute function platform.changed();
create trigger signer_changed after insert or update or delete or truncate on contracts.signer
    for each statement execute function platform.changed();
create trigger coming_into_force_changed after insert or update or delete or truncate on contracts.coming_into_force
    for each statement execute function platform.changed();
create trigger ending_changed after insert or update or delete or truncate on contracts.ending
    for each statement execute function platform.changed();
create trigger withdrawal_changed after insert or update or delete or truncate on contracts.withdrawal
    for each statement execute function platform.changed();
create trigger edition_changed after insert or update or delete or truncate on contracts.edition
    for each statement execute function platform.changed();
create trigger stamp_changed after insert or update or delete or truncate on contracts.stamp
    for each statement execute function platform.changed();
create trigger signature_changed after insert or update or delete or truncate on contracts.signature
    for each statement execute function platform.changed();
