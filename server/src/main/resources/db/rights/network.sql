grant select, insert on network.unit, network.membership to ${program};
