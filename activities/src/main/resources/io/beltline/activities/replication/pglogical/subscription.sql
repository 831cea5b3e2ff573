-- One subscription with the state of its copy and of its worker. Parameter: its name.
select s.sub_enabled,
       s.sub_slot_name::text as slot,
       coalesce(y.sync_kind in ('d', 'f'), false) as copies,
       coalesce(y.sync_status::text, 'i') as sync_status,
       (select w.status from pglogical.show_subscription_status(s.sub_name) w) as worker
  from pglogical.subscription s
  left join pglogical.local_sync_status y on y.sync_subid = s.sub_id and y.sync_relname is null
 where s.sub_name = ?
