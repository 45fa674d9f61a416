-- Added, never changed.
grant select, insert on
    contracts.offer, contracts.fund, contracts.contract, contracts.version, contracts.signer, contracts.signature,
    contracts.coming_into_force, contracts.ending, contracts.withdrawal, contracts.cascade, contracts.edition,
    contracts.proposer, contracts.comment, contracts.stance, contracts.expiry, contracts.quote, contracts.quote_removal, contracts.offer_owner,
    contracts.fund_keeper, contracts.succession
    to ${program};
-- Says nothing but that something changed.
grant select, update (stamp) on contracts.stamp to ${program};
-- Only as part of taking their import back; triggers see to that.
grant delete on contracts.offer, contracts.fund to ${program};
