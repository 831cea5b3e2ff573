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

  -- Who could log in before this side was fenced. Filled before the first role is touched, emptied when all are restored.
  create table if not exists beltline.login_manifest (
    role_name   name primary key,
    can_login   boolean not null,
    recorded_at timestamptz not null default clock_timestamp()
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
    complete         boolean not null,
    writers          bigint[] not null,
    row_counts       bigint[] not null,
    horizon          bigint not null,
    lineage          text not null,
    provider_shape   text not null,
    subscriber_shape text not null,
    primary key (schema_name, table_name)
  );

  -- Whose log is kept since a comparison of all rows that found them equal: the tables that it compared, by their OIDs on this side.
  create table if not exists beltline.followed_pass (
    direction text primary key,
    tables    bigint[] not null,
    ended_at  timestamptz not null default clock_timestamp()
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

  -- The text that was loaded last from a schema file, and the relations that it made.
  create table if not exists beltline.loaded_file (
    file      text primary key,
    sha256    text not null,
    relations oid[] not null,
    loaded_at timestamptz not null default clock_timestamp()
  );

  -- Where a sequence stands, also when nothing was drawn from it yet; pg_sequence_last_value() does not tell that.
  create or replace function beltline.sequence_position(
    sequence pg_catalog.regclass, out last_value bigint, out is_called boolean
  ) language plpgsql strict as $function$
  begin
    execute pg_catalog.format('select last_value, is_called from %s', sequence) into last_value, is_called;
  end
  $function$;
end
$$
