-- About a million rows at scale 1. Every value follows from its number, so that two loads are alike.
create function pg_temp.scaled(rows bigint) returns bigint language sql stable as
  $$ select greatest(1, (rows * current_setting('dataset.scale')::numeric)::bigint) $$;
create function pg_temp.customer(number bigint) returns uuid language sql immutable as
  $$ select md5('customer' || number)::uuid $$;
create function pg_temp.moment(number bigint) returns timestamptz language sql stable as
  $$ select timestamptz '2026-07-01 00:00:00+00' + number * interval '97 seconds' $$;

insert into countries
select chr(65 + n / 26) || chr(65 + n % 26), 'Country ' || n from generate_series(0, 199) n;
insert into currencies
values ('EUR', 'Euro', 2), ('USD', 'Dollar', 2), ('JPY', 'Yen', 0), ('KWD', 'Dinar', 3);
insert into tax_rates
select code, kind, (ascii(code) % 25) / 100.0, date '2026-01-01'
from countries, unnest(array['food', 'books', 'other']) kind;
insert into categories (parent_id, name)
select case when n > 10 then n / 10 end, 'Category ' || n from generate_series(1, 200) n;
insert into brands (name)
select 'Brand ' || n from generate_series(1, 500) n;
insert into suppliers (name, country, contacts)
select 'Supplier ' || n, chr(65 + n / 26 % 7) || chr(65 + n % 26),
  array['desk ' || n, 'a "quoted" one', 'back\slash', null]
from generate_series(1, 1000) n;

insert into products (category_id, brand_id, sku, title, state, price, weight_kg, tags, attributes, created_at, updated_at)
select n % 200 + 1, n % 500 + 1, 'SKU-' || lpad(n::text, 9, '0'),
  case n % 50 when 0 then E'Größe 42 – naïve\ttab' when 1 then '漢字 and عربى 🚲' when 2 then ' \N ' else 'Product ' || n end,
  (array['draft', 'on sale', 'on sale', 'withdrawn'])[n % 4 + 1]::product_state,
  (n % 99999) / 100.0, case when n % 7 = 0 then null else n / 3.0 end,
  array['tag' || n % 9, 'tag' || n % 11],
  jsonb_build_object('colour', n % 13, 'size', array[n % 5, n % 6], 'note', case when n % 10 = 0 then null else 'x' end),
  pg_temp.moment(n), pg_temp.moment(n)
from generate_series(1, pg_temp.scaled(20000)) n;

insert into product_translations
select n, language, language || ' title ' || n, case when n % 3 = 0 then '' else repeat('Long text. ', n::int % 20) end
from generate_series(1, pg_temp.scaled(20000)) n, unnest(array['de', 'fr']) language;
insert into product_suppliers
select n, (n + k) % 1000 + 1, (n * k % 7919) / 13.0
from generate_series(1, pg_temp.scaled(20000)) n, generate_series(1, 2) k;
insert into price_history (product_id, price, note, changed_at)
select n % pg_temp.scaled(20000) + 1, n / 7.0,
  case n % 4 when 0 then null when 1 then '' when 2 then 'it''s "cheap"; really -- yes' else E'two\nlines' end,
  pg_temp.moment(n)
from generate_series(1, pg_temp.scaled(90000)) n;
insert into warehouses (name, country)
select 'Warehouse ' || n, 'AB' from generate_series(1, 6) n;
insert into stock_levels
select w, n, (n * w) % 500
from generate_series(1, 3) w, generate_series(1, pg_temp.scaled(20000)) n;

insert into customers
select pg_temp.customer(n), 'customer' || n || '@example.org', 'Customer ' || n,
  date '1950-01-01' + (n % 18000)::int, n % 3 = 0, pg_temp.moment(n)
from generate_series(1, pg_temp.scaled(50000)) n;
insert into addresses (customer_id, lines, country)
select pg_temp.customer(n), array['Street ' || n, null, 'Town, ' || n % 100], 'AB'
from generate_series(1, pg_temp.scaled(50000)) n;
insert into customer_preferences
select pg_temp.customer(n), jsonb_build_object('language', 'de', 'pages', n % 100, 'wishes', '[1, 2.50, null]'::jsonb)
from generate_series(1, pg_temp.scaled(30000)) n;

insert into orders (customer_id, status, total, placed_at, updated_at)
select pg_temp.customer(n % pg_temp.scaled(50000) + 1), (enum_range(null::order_status))[n % 6 + 1],
  (n % 50000) / 100.0 - case when n % 1000 = 0 then 600 else 0 end, pg_temp.moment(n), pg_temp.moment(n)
from generate_series(1, pg_temp.scaled(90000)) n;
insert into order_items
select n, line, (n * line) % pg_temp.scaled(20000) + 1, n % 5 + 1, (n % 9999) / 100.0
from generate_series(1, pg_temp.scaled(90000)) n, generate_series(1, 2) line;
insert into order_status_log (order_id, status, logged_at)
select n, 'new', pg_temp.moment(n) from generate_series(1, pg_temp.scaled(30000)) n;
insert into payments
select md5('payment' || n)::uuid, n, (n % 50000) / 100.0, (array['card', 'bank', 'gift'])[n % 3 + 1],
  jsonb_build_object('card', n % 10000), pg_temp.moment(n)
from generate_series(1, pg_temp.scaled(60000)) n;
insert into shipments (order_id, warehouse_id, carrier, sent_on)
select n, n % 6 + 1, 'Carrier ' || n % 4, date '2026-07-01' + (n % 90)::int
from generate_series(1, pg_temp.scaled(40000)) n;
insert into shipment_events (shipment_id, what, happened_at)
select n % pg_temp.scaled(40000) + 1, 'Event ' || n % 12, pg_temp.moment(n)
from generate_series(1, pg_temp.scaled(60000)) n;
insert into invoices (order_id, amount)
select n, (n % 50000) / 100.0 from generate_series(1, pg_temp.scaled(30000)) n;
insert into credit_notes (invoice_id, reason)
select 'INV-' || 99999 + n, 'Reason ' || n from generate_series(1, pg_temp.scaled(500)) n;
insert into carts
select md5('cart' || n)::uuid, pg_temp.customer(n % pg_temp.scaled(50000) + 1), pg_temp.moment(n)
from generate_series(1, pg_temp.scaled(5000)) n;
insert into cart_items (cart_id, product_id)
select md5('cart' || n % pg_temp.scaled(5000) + 1)::uuid, n % pg_temp.scaled(20000) + 1
from generate_series(1, pg_temp.scaled(15000)) n;
insert into coupons
select case n % 4 when 0 then 'O''Brien ' when 1 then '"Ten" % ' when 2 then 'a, b ' else 'plain ' end || n, n % 50
from generate_series(1, pg_temp.scaled(400)) n;
-- Every hundredth review is by a customer who is gone: the foreign key is NOT VALID for a reason.
insert into reviews (product_id, customer_id, stars, words, written_at)
select n % pg_temp.scaled(20000) + 1,
  case when n % 100 = 0 then md5('gone' || n)::uuid else pg_temp.customer(n % pg_temp.scaled(50000) + 1) end,
  n % 5 + 1, repeat('good ', n::int % 30), pg_temp.moment(n)
from generate_series(1, pg_temp.scaled(25000)) n;

insert into events (occurred_at, kind, body)
select timestamptz '2026-06-20 00:00:00+00' + (n % 120) * interval '1 day' + n * interval '1 millisecond',
  'kind ' || n % 20, jsonb_build_object('n', n)
from generate_series(1, pg_temp.scaled(80000)) n;
insert into measurements
select n % 8 + 1, pg_temp.moment(n), sin(n)
from generate_series(1, pg_temp.scaled(50000)) n;
insert into employees (manager_id, name, salary, hired_on)
select case when n > 10 then n / 10 end, 'Employee ' || n, n * 10, date '2020-01-01' + n from generate_series(1, 300) n;
insert into documents (owner_id, name, content)
select n % 300 + 1, 'Document ' || n, decode(repeat(md5(n::text), n::int % 20 + 1), 'hex')
from generate_series(1, pg_temp.scaled(2000)) n;
insert into feature_flags
select 'flag ' || n, n % 2 = 0, n / 10.0, n * interval '1 day 2 hours', time '08:00' + n * interval '1 minute'
from generate_series(1, 60) n;
insert into counters select 'counter ' || n from generate_series(1, 64) n;
insert into "Customer Notes" ("select", "Says ""who""")
select 'Note ' || n, case when n % 2 = 0 then 'O''Neil' end from generate_series(1, pg_temp.scaled(1000)) n;

insert into audit_log
select pg_temp.moment(n), 'somebody', case n % 5 when 0 then null when 1 then '' when 2 then E'tab\tand \\N' when 3 then 'SET row_security' else '🚲' end,
  json_build_object('b', n, 'a', null), '{"a" : 1,  "a":2}', (array['NaN', '1.50', '1.5', '-0.0001', null])[n % 5 + 1]::numeric
from generate_series(1, pg_temp.scaled(20000)) n;
insert into clicks
select pg_temp.moment(n), '/page/' || n % 300, n % 20, n from generate_series(1, pg_temp.scaled(30000)) n;
insert into import_staging
select n % 50, case when n % 50 = 0 then null else 'raw;' || n % 50 end, array['a', null, 'b"' || n % 50]
from generate_series(1, pg_temp.scaled(2000)) n;
