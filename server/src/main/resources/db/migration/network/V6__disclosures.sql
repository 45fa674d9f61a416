-- Whether a unit lets customers see how it shares on what reaches it; the last row counts, and without one it doesn't.
create table network.disclosure (
    id      bigint  generated always as identity primary key,
    unit_id bigint  not null references network.unit,
    shown   boolean not null,
    act_id  bigint  not null references platform.act
);
create index disclosure_unit on network.disclosure (unit_id, id);
create index disclosure_act on network.disclosure (act_id);
