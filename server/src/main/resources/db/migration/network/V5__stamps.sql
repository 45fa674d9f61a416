-- What pages ask for again and again is kept in memory.
create trigger unit_changed after insert or update or delete or truncate on network.unit
    for each statement execute function platform.changed();
create trigger membership_changed after insert or update or delete or truncate on network.membership
    for each statement execute function platform.changed();
create trigger community_changed after insert or update or delete or truncate on network.community
    for each statement execute function platform.changed();
create trigger participation_changed after insert or update or delete or truncate on network.participation
    for each statement execute function platform.changed();
