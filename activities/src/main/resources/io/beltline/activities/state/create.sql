-- What must outlive a step. One block, because it is created whole or not at all.
do $$
begin
  perform pg_advisory_xact_lock(hashtext('beltline'), hashtext('schema'));
  create schema if not exists beltline;
  revoke all on schema beltline from public;

  -- Rows that a drain sends through a link: when the subscriber has one, it has applied everything before it.
  create table if not exists beltline.marker (
    direction text primary key,
    token     text not null,
    sent_at   timestamptz not null default clock_timestamp()
  );

  -- Who could log in before this side was fenced. Filled before the first role is touched, emptied when all are restored. Who lost no
  -- login is kept out by the rights of the database.
  create table if not exists beltline.login_manifest (
    role_name   name primary key,
    can_login   boolean not null,
    recorded_at timestamptz not null default clock_timestamp(),
    login_taken boolean not null default true,
    facts       jsonb -- What else the role was when it was saved; null where that is of no use.
  );

  -- A row as long as this side is fenced. Without a position the fence is being put up.
  create table if not exists beltline.fence (
    id        boolean primary key default true check (id),
    fence_lsn pg_catalog.pg_lsn
  );

  -- Whom the command that put up the fence was told to leave alone. A cutover leaves nobody alone that its configuration does not name.
  create table if not exists beltline.fence_exception (
    fence      boolean not null default true references beltline.fence on delete cascade,
    role       text not null,
    is_pattern boolean not null,
    primary key (role, is_pattern)
  );

  -- What stood on this side before the first change, for commands that come days apart.
  create table if not exists beltline.baseline (
    id       boolean primary key default true check (id),
    objects  text[] not null,
    taken_at timestamptz not null default clock_timestamp()
  );

  -- The fence of the other side behind which this one was opened last.
  create table if not exists beltline.opening (
    id        boolean primary key default true check (id),
    fence_lsn pg_catalog.pg_lsn not null
  );

  -- Which transactions of this side wrote the rows of copied tables, and how many each. Incomplete are the rows of a copy ahead, all from
  -- before the provider's horizon.
  create table if not exists beltline.provenance (
    schema_name      text,
    table_name       text,
    writers          bigint[] not null,
    row_counts       bigint[] not null,
    horizon          bigint not null,
    lineage          text not null,
    provider_shape   text not null,
    subscriber_shape text not null,
    primary key (schema_name, table_name)
  );

  -- That all rows of these tables, as they stood on this side, were compared and equal. What was changed since stands in the log that a slot
  -- keeps; unless it could not be kept, for this reason.
  create table if not exists beltline.followed_pass (
    direction  text primary key,
    shapes     text[] not null,
    unfollowed text,
    ended_at   timestamptz not null default clock_timestamp()
  );

  -- The schema's archive, the relations that it holds, and what is deferred of it; on the destination only.
  create table if not exists beltline.schema_archive (
    id               boolean primary key default true check (id),
    archive          bytea not null,
    objects          int not null,
    relation_schemas text[] not null,
    relation_names   text[] not null,
    created_at       timestamptz not null default clock_timestamp(),
    restored_at      timestamptz
  );
  create table if not exists beltline.deferred_index (
    schema_name   text,
    index_name    text,
    table_name    text not null,
    partitioned   boolean not null,
    valid         boolean not null,
    definition    text not null,
    afterwards    text[] not null,
    primary key (schema_name, index_name)
  );
  create table if not exists beltline.deferred_attachment (
    schema_name   text,
    index_name    text,
    parent_schema text not null,
    parent_name   text not null,
    primary key (schema_name, index_name)
  );
  create table if not exists beltline.deferred_constraint (
    position        int primary key,
    schema_name     text not null,
    relation_name   text not null,
    on_domain       boolean not null,
    constraint_name text not null,
    statements      text[] not null
  );

  -- Triggers that fire for applications alone as long as there are links, and what they were: (A)lways or for (R)eplicas.
  create table if not exists beltline.quiet_trigger (
    relation     oid,
    trigger_name name,
    fires        "char" not null,
    primary key (relation, trigger_name)
  );

  -- The source's schema when it was taken for the destination, and what its catalogs looked like at which moment.
  create table if not exists beltline.schema_baseline (
    part   text not null,
    kind   text not null,
    name   text not null,
    parent text,
    facts  jsonb not null
  );
  create table if not exists beltline.schema_mark (
    moment   text primary key,
    mark     text not null,
    noted_at timestamptz not null default clock_timestamp()
  );

  -- A row from the beginning of an adoption of changes until both sides have the same schema and, where tables got columns, the same rows; on
  -- the source only. There is none beside a row in beltline.fence.
  create table if not exists beltline.adoption (
    id          boolean primary key default true check (id),
    began_at    timestamptz not null default clock_timestamp(),
    new_columns boolean not null default false
  );

  -- Who changed what of the schema, written by an event trigger where rights allow it; on the source only. Not the statements: they may
  -- hold values and passwords. Nothing that goes wrong here is the application's concern.
  create table if not exists beltline.ddl_log (
    at       timestamptz not null default clock_timestamp(),
    role     text not null,
    tag      text not null,
    identity text not null
  );
  create or replace function beltline.note_ddl() returns event_trigger
    language plpgsql security definer set search_path = '' set lock_timeout = '100ms' as $function$
  begin
    insert into beltline.ddl_log (role, tag, identity)
    select session_user, c.tag, c.identity
      from (select d.command_tag as tag, d.object_identity as identity, d.schema_name
              from pg_catalog.pg_event_trigger_ddl_commands() d
             where tg_event = 'ddl_command_end' and not d.in_extension
            union all
            select tg_tag, d.object_identity, d.schema_name
              from pg_catalog.pg_event_trigger_dropped_objects() d
             where tg_event = 'sql_drop' and (d.original or d.object_type = 'table column') and not d.is_temporary) c
     where c.identity is not null and c.schema_name is distinct from 'beltline' and c.schema_name is distinct from 'pglogical'
       and coalesce(c.schema_name, '') !~ '^pg_temp';
  exception when others then
    null;
  end
  $function$;

  -- The text that was loaded last from a schema file, and the relations that it made.
  create table if not exists beltline.loaded_file (
    file      text primary key,
    sha256    text not null,
    relations oid[] not null,
    loaded_at timestamptz not null default clock_timestamp()
  );

  -- How far a comparison of all rows is that may be broken off, on the destination: of each table up to which key, to its end without one; and what
  -- it has found.
  create table if not exists beltline.comparison (
    step text primary key,
    run  text not null
  );
  create table if not exists beltline.compared_table (
    step        text references beltline.comparison on delete cascade,
    schema_name text,
    table_name  text,
    shape       text not null,
    up_to       text[],
    row_count   bigint not null,
    primary key (step, schema_name, table_name)
  );
  create table if not exists beltline.found_difference (
    step              text references beltline.comparison on delete cascade,
    position          int,
    table_name        text not null,
    row_key           text not null,
    kind              text not null,
    columns           text[] not null,
    value_columns     text[] not null,
    provider_values   text[] not null,
    subscriber_values text[] not null,
    primary key (step, position)
  );

  -- Where a sequence stands, also when nothing was drawn from it yet; pg_sequence_last_value() does not tell that.
  create or replace function beltline.sequence_position(
    sequence pg_catalog.regclass, out last_value bigint, out is_called boolean
  ) language plpgsql strict as $function$
  begin
    execute pg_catalog.format('select last_value, is_called from %s', sequence) into last_value, is_called;
  end
  $function$;

  -- Sends a truncate through the links that carry the table, together with every table that refers to it: PostgreSQL truncates a table
  -- only together with those. Runs in the application's transaction, and must do no harm there. Without a role of its own (none) the
  -- message is carried out as whom the subscriber's worker is.
  create or replace function beltline.send_truncate() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $function$
  declare
    sets   text[];
    tables text[];
  begin
    if to_regclass('pglogical.queue') is null then
      return null;
    end if;
    select array_agg(s.set_name::text) into sets
      from pglogical.replication_set s
      join pglogical.replication_set_table t on t.set_id = s.set_id
     where t.set_reloid = tg_relid
       and s.set_name like 'beltline\_%'
       and not s.replicate_truncate;
    if sets is null then
      return null;
    end if;
    with recursive truncated (oid) as (
      select tg_relid
      union
      select f.conrelid from truncated t join pg_constraint f on f.confrelid = t.oid and f.contype = 'f'
    )
    select array_agg(format('%I.%I', n.nspname, c.relname)) into tables
      from truncated t
      join pg_class c on c.oid = t.oid
      join pg_namespace n on n.oid = c.relnamespace;
    insert into pglogical.queue (queued_at, role, replication_sets, message_type, message)
    values (clock_timestamp(), 'none', sets, 'Q',
            to_json(format('select beltline.receive_truncate(%L, %L)', tables, pg_current_wal_insert_lsn())));
    return null;
  end
  $function$;

  -- Truncates what a truncate of the other side came to, never a table's children with it. A table that is still being copied on its own was
  -- read after the truncate, and one that the subscriber does not have is none of the link.
  create or replace function beltline.receive_truncate(tables text[], sent_at pg_catalog.pg_lsn) returns void
  language plpgsql set search_path = pg_catalog as $function$
  declare
    present text;
  begin
    select string_agg(case c.relkind when 'p' then '' else 'only ' end || t.name, ', ') into present
      from unnest(tables) t (name)
      join pg_class c on c.oid = to_regclass(t.name)
      join pg_namespace n on n.oid = c.relnamespace
     where not exists (select
                         from pglogical.local_sync_status y
                        where y.sync_nspname = n.nspname
                          and y.sync_relname = c.relname
                          and y.sync_status <> 'r'
                          and (y.sync_status <> 'y' or y.sync_statuslsn > sent_at));
    if present is not null then
      execute 'truncate ' || present;
    end if;
  end
  $function$;
end
$$
