create type order_status as enum ('new', 'paid', 'packed', 'shipped', 'returned', 'it''s odd');
create type product_state as enum ('draft', 'on sale', 'withdrawn');
create domain positive_amount as numeric(14, 2) check (value >= 0);
comment on type order_status is 'Where an order stands';
