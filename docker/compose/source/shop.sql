-- A small shop: what an application that is about to move might have.
create role shop_owner login password 'owner-secret';
create role shop_app login password 'app-secret';
alter database shop owner to shop_owner;
alter schema public owner to shop_owner;

set role shop_owner;

create table customer (
  id bigint generated always as identity primary key,
  name text not null,
  joined timestamptz not null default now()
);

create table purchase (
  id bigserial primary key,
  customer_id bigint not null references customer,
  total numeric(10, 2) not null check (total >= 0),
  placed timestamptz not null default now()
);
create index purchase_by_customer on purchase (customer_id, placed);

-- No key: it travels inside the write outage.
create table visit (page text not null, at timestamptz not null default now());

grant select, insert, update, delete on all tables in schema public to shop_app;
grant usage on all sequences in schema public to shop_app;

insert into customer (name) select 'customer ' || n from generate_series(1, 1000) n;
insert into purchase (customer_id, total)
  select 1 + n % 1000, (n % 500) + 0.99 from generate_series(1, 20000) n;
insert into visit (page) select '/page/' || n % 40 from generate_series(1, 5000) n;
