grant select, insert on customers.customer, customers.segment to ${program};
