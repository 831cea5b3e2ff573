alter table categories add foreign key (parent_id) references categories;
alter table suppliers add foreign key (country) references countries;
alter table tax_rates add foreign key (country) references countries;
alter table products
  add foreign key (category_id) references categories,
  add foreign key (brand_id) references brands,
  add constraint weight_is_positive check (weight_kg > 0);
alter table product_translations add foreign key (product_id) references products on delete cascade;
alter table product_suppliers
  add foreign key (product_id) references products,
  add foreign key (supplier_id) references suppliers;
alter table price_history add foreign key (product_id) references products;
alter table stock_levels
  add foreign key (warehouse_id) references warehouses,
  add foreign key (product_id) references products;
alter table addresses add foreign key (customer_id) references customers;
alter table customer_preferences add foreign key (customer_id) references customers;
alter table orders
  add foreign key (customer_id) references customers,
  add foreign key (currency) references currencies;
alter table order_items
  add foreign key (order_id) references orders on delete cascade,
  add foreign key (product_id) references products;
alter table order_status_log add foreign key (order_id) references orders on delete cascade;
alter table payments add foreign key (order_id) references orders;
alter table shipments
  add foreign key (order_id) references orders,
  add foreign key (warehouse_id) references warehouses;
alter table shipment_events add foreign key (shipment_id) references shipments;
alter table invoices add foreign key (order_id) references orders deferrable initially deferred;
alter table credit_notes add foreign key (invoice_id) references invoices;
alter table carts add foreign key (customer_id) references customers;
alter table cart_items add foreign key (cart_id) references carts on delete cascade;
alter table reviews add foreign key (product_id) references products;
alter table employees add foreign key (manager_id) references employees;
alter table documents add foreign key (owner_id) references employees;

-- Both are broken by rows that are already there.
alter table orders add constraint total_is_not_negative check (total >= 0) not valid;
alter table reviews add constraint reviews_by_customers foreign key (customer_id) references customers not valid;
