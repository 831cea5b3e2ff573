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

  -- The schema's archive and what is deferred of it; on the destination only.
  create table if not exists beltline.schema_archive (
    id       boolean primary key default true check (id),
    archive  bytea not null,
    created_at timestamptz not null default clock_timestamp()
  );
end
$$
