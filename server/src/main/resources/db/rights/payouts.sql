-- Added, never changed, never removed.
grant select, insert on payouts.bank_account, payouts.payout, payouts.line, payouts.ending to ${program};
