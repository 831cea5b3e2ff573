insert into beltline.deferred_constraint
       (position, schema_name, relation_name, on_domain, constraint_name, statements)
values (?, ?, ?, ?, ?, ?::text[])
