-- Views, functions and triggers. No trigger may fire for a row that arrives by replication.
create function touch() returns trigger language plpgsql as $touch$
begin
  new.updated_at := clock_timestamp();
  return new;
end
$touch$;

create function log_order_status() returns trigger language plpgsql as $log$
begin
  insert into order_status_log (order_id, status) values (new.id, new.status);
  return new;
end
$log$;

create function order_total(wanted bigint) returns numeric language sql stable as $total$
  select sum(pieces * price) from order_items where order_id = wanted;
$total$;

create function explain_indexes() returns text language plpgsql as $explain$
begin
  -- CREATE INDEX in a text is no index; a line like this has broken other tools.
  return 'CREATE INDEX is what this shop''s owner types; GRANT ALL too';
end
$explain$;

create trigger touch_product before update on products for each row execute function touch();
create trigger touch_order before update on orders for each row execute function touch();
create trigger log_order after insert or update of status on orders
  for each row execute function log_order_status();

create view open_orders as
  select o.id, o.placed_at, c.email from orders o join customers c on c.id = o.customer_id where o.status = 'new';
create view late_orders as
  select * from open_orders where placed_at < now() - interval '7 days';
create materialized view sales_by_product as
  select product_id, sum(pieces) as pieces, sum(pieces * price) as turnover from order_items group by product_id;
create unique index on sales_by_product (product_id);

comment on table orders is 'What customers bought; it''s "the" table';
comment on column orders.total is 'In the order''s currency';
comment on view open_orders is 'Not yet paid';
comment on function order_total(bigint) is 'Without shipping';
