-- What of a database is compared. The other files here go on from it: each tells one kind of things as rows (kind, name, parent, facts),
-- where parent is the object that it belongs to and facts is a jsonb object that says all that must be the same on both sides, and nothing
-- else. Names are written with an empty search_path, so they are qualified. Lists stand as jsonb arrays, because text joined by commas
-- can mean two things. What a server lacks (a column of pg_catalog that came later) and what is as usual there is null, and counts as not
-- said. Comments are looked up one by one, by index, because a join may be planned as a loop over all of them for each object.
-- Left out: what extensions bring, objects that PostgreSQL makes for partitions by itself, not-null constraints (a column says that), what
-- Beltline and pglogical put there, and what a dump leaves behind on purpose: tablespaces, publications, subscriptions.
-- Parameters: the one schema, or null; names of tables in scope, or an empty array; names of sequences in scope, or an empty array;
-- whether constraints that are NOT VALID count.
with scope as materialized (
  select ?::text as schema_name, ?::text[] as tables, ?::text[] as sequences, ?::boolean as not_valid
), everything as materialized (
  select from scope where pg_catalog.cardinality(tables) = 0
), whole as materialized (
  select from scope where pg_catalog.cardinality(tables) = 0 and schema_name is null
), member as materialized (
  select d.classid, d.objid
    from pg_catalog.pg_depend d
   where d.deptype = 'e'
), space as materialized (
  select n.oid, n.nspname, n.nspacl, n.nspowner
    from pg_catalog.pg_namespace n
   where n.nspname not in ('pg_catalog', 'information_schema', 'pglogical', 'pglogical_origin', 'beltline')
     and n.nspname !~ '^pg_(toast|temp_)'
     and n.nspname = coalesce((select schema_name from scope), n.nspname)
     and (n.oid, 'pg_catalog.pg_namespace'::regclass) not in (select objid, classid from member)
), rel as materialized (
  select c.oid, c.relname, c.relkind, c.reltype, c.relowner, c.relacl, s.nspname, pg_catalog.format('%I.%I', s.nspname, c.relname) as name
    from pg_catalog.pg_class c
    join space s on s.oid = c.relnamespace
   cross join scope w
   where c.relpersistence <> 't'
     and c.relkind in ('r', 'p', 'v', 'm', 'f', 'c', 'S')
     and case when c.relkind = 'S'
              then case when pg_catalog.cardinality(w.sequences) > 0 then c.relname = any (w.sequences)
                        else pg_catalog.cardinality(w.tables) = 0
                             or exists (select
                                          from pg_catalog.pg_depend d
                                          join pg_catalog.pg_class t on t.oid = d.refobjid
                                         where d.objid = c.oid and d.classid = 'pg_catalog.pg_class'::regclass
                                           and d.deptype in ('a', 'i') and t.relname = any (w.tables)) end
              else pg_catalog.cardinality(w.tables) = 0 or c.relname = any (w.tables) end
     and (c.oid, 'pg_catalog.pg_class'::regclass) not in (select objid, classid from member)
), object(kind, name, parent, facts) as (
