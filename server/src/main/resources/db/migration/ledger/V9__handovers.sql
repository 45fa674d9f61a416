alter table ledger.account drop constraint account_kind;
alter table ledger.account drop constraint account_party;
alter table ledger.account add constraint account_kind
    check (kind in ('clearing', 'unit', 'fund', 'person', 'tax', 'opening', 'payout', 'handover'));
alter table ledger.account add constraint account_party
    check ((party_id is null) = (kind in ('clearing', 'tax', 'opening', 'payout', 'handover')));
