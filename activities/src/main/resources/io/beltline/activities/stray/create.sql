-- What a watch needs on the side that it watches. Whole or not at all; whatever was noted before is kept.
do $$
begin
  -- Who wrote what. One row would do for each role, table and operation; there are more where several wrote at the same moment.
  create table if not exists beltline.stray_write (
    id          bigint generated always as identity primary key,
    role_name   name not null,
    schema_name name not null,
    table_name  name not null,
    operation   text not null,
    statements  bigint not null default 1,
    backend     int not null default pg_catalog.pg_backend_pid(),
    first_at    timestamptz not null default pg_catalog.clock_timestamp(),
    last_at     timestamptz not null default pg_catalog.clock_timestamp()
  );
  create index if not exists stray_write_of on beltline.stray_write (role_name, schema_name, table_name, operation);

  -- Which tables have the trigger; one that is found without it was tampered with.
  create table if not exists beltline.stray_watched (
    relation oid primary key
  );

  -- Where the sequences stood when the watch began.
  create table if not exists beltline.stray_sequence (
    schema_name   text,
    sequence_name text,
    last_value    bigint not null,
    is_called     boolean not null,
    primary key (schema_name, sequence_name)
  );

  -- Runs in the transaction of whoever writes, and must do no harm there: it waits for no lock, and no transaction fails because of it.
  -- A row that another transaction holds is passed over. One that another backend changed would, in the stricter isolation levels, be
  -- a serialization failure.
  create or replace function beltline.note_stray_write() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $function$
  begin
    if to_regclass('beltline.stray_write') is null then
      return null; -- The watch was removed, and somebody enabled a trigger that could not be dropped.
    end if;
    update beltline.stray_write w
       set statements = w.statements + 1, last_at = clock_timestamp()
     where w.id = (select o.id
                     from beltline.stray_write o
                    where o.role_name = session_user
                      and o.schema_name = tg_table_schema
                      and o.table_name = tg_table_name
                      and o.operation = lower(tg_op)
                      and (o.backend = pg_backend_pid() or current_setting('transaction_isolation') = 'read committed')
                    limit 1
                      for update skip locked);
    if not found then
      insert into beltline.stray_write (role_name, schema_name, table_name, operation)
      values (session_user, tg_table_schema, tg_table_name, lower(tg_op));
    end if;
    return null;
  end
  $function$;
end
$$
