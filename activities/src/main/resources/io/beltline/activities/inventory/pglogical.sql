-- What pglogical knows of. Its catalogs can be read without its library being preloaded.
select 'pglogical node ' || n.node_name
  from pglogical.node n
union all
select 'pglogical interface ' || n.node_name || '.' || i.if_name
  from pglogical.node_interface i
  join pglogical.node n on n.node_id = i.if_nodeid
union all
select 'pglogical set ' || s.set_name
  from pglogical.replication_set s
union all
select 'pglogical subscription ' || s.sub_name
  from pglogical.subscription s
