-- A service is metered: units that use it pay for it, under a usage contract. It is owned by the unit that provides it.
alter table contracts.offer add column kind text not null default 'offer' check (kind in ('offer', 'service'));

-- Who pays for the usage that a cascade settles; null where customers pay.
alter table contracts.cascade add column consumer_id bigint references network.unit;
alter table contracts.cascade drop constraint cascade_offer_id_owner_id_versions_key;
alter table contracts.cascade add constraint cascade_identity
    unique nulls not distinct (offer_id, owner_id, consumer_id, versions);
