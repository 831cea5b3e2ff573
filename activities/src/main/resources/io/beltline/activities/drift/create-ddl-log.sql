-- One block: where an event trigger cannot be made nothing of it is.
do $$
begin
  if not exists (select from pg_catalog.pg_event_trigger where evtname = 'beltline_ddl') then
    create event trigger beltline_ddl on ddl_command_end execute function beltline.note_ddl();
  end if;
  if not exists (select from pg_catalog.pg_event_trigger where evtname = 'beltline_drop') then
    create event trigger beltline_drop on sql_drop execute function beltline.note_ddl();
  end if;
exception when insufficient_privilege then
  null; -- What was changed is found without it; who did it is not.
end
$$
