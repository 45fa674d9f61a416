-- Added, never changed, never removed.
grant select, insert on
    costs.cost, costs.receipt, costs.recurring_cost, costs.recurring_end, costs.pay, costs.consent, costs.consent_end,
    costs.minimum, costs.recurring_handover
    to ${program};
-- Only as part of taking their import back; triggers see to that.
grant delete on costs.cost, costs.pay to ${program};
