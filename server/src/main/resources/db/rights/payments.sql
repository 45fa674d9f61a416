-- Recorded: added, never changed, never removed.
grant select, insert on
    payments.source, payments.payment, payments.goods, payments.refund, payments.returned_goods, payments.usage,
    payments.settling, payments.transfer, payments.transfer_proposal, payments.transfer_signature,
    payments.transfer_withdrawal, payments.undone_import, payments.seal,
    payments.shadow, payments.switched_on, payments.close_movement, payments.payout_movement,
    payments.handover_movement
    to ${program};
-- Written once, by the migration that began to seal.
grant select on payments.earlier to ${program};
-- Raised under the writer lock; the seals tell what it has to be.
grant select, update (last) on payments.counter to ${program};
