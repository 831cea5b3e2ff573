insert into ledger (session, number, payload) values (?, ?, ?);
with placed as (
  insert into orders (customer_id, total) values (md5('customer' || cast(? as bigint))::uuid, 19.98)
  returning id
)
insert into order_items (order_id, line, product_id, pieces, price)
select id, line, ?, 1, 9.99 from placed, generate_series(1, 2) line;
update counters set value = value + 1 where name = ?;
insert into clicks (page, session, ticket) values ('/checkout', ?, nextval('tickets'));
update stock_levels set pieces = pieces - 1 where warehouse_id = 1 and product_id = ?;
delete from cart_items where id = ?;
