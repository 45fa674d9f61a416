-- What was recorded before there were seals: up to which number, and the hash of its goods, which no batch binds.
create table payments.earlier (
    only_one boolean primary key default true check (only_one),
    to_seq   bigint not null,
    goods    bytea  not null
);
insert into payments.earlier (to_seq, goods)
select last.seq,
       (select sha256(convert_to(coalesce(string_agg(
               concat_ws(',', g.payment_seq, g.number, quote_literal(g.code), g.quantity), E'\n'
               order by g.payment_seq, g.number), ''), 'UTF8'))
        from payments.goods g where g.payment_seq <= last.seq)
from (select coalesce((select min(from_seq) - 1 from payments.seal), (select last from payments.counter)) as seq) as last;
