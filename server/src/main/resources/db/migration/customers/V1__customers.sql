create schema if not exists customers;

-- The only home of customers' personal data; elsewhere a customer is an id.
create table customers.customer (
    id   bigint generated always as identity primary key,
    code text not null unique check (code <> '')
);

-- A group of customers that figures are split by; nobody's personal data.
create table customers.segment (
    id   bigint generated always as identity primary key,
    code text not null unique check (code <> '')
);
