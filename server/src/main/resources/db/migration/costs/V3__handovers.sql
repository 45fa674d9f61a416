-- That a cost of each month is the unit's no more from a day on, since the unit split, merged or was dissolved: another unit has it
-- with the same terms, or it ends where nobody takes it.
create table costs.recurring_handover (
    recurring_id bigint primary key references costs.recurring_cost,
    day          date   not null,
    to_id        bigint unique references costs.recurring_cost check (to_id <> recurring_id),
    change_id    bigint not null references network.unit_change,
    act_id       bigint not null references platform.act
);
