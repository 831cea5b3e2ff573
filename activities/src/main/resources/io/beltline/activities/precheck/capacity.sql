-- What is in use of what a link needs. Workers are all processes that are none of the server's own kinds.
select (select count(*) from pg_catalog.pg_replication_slots) as slots,
       (select count(*) from pg_catalog.pg_replication_origin_status) as origins,
       (select count(*) from pg_catalog.pg_stat_replication) as senders,
       (select count(*) from pg_catalog.pg_stat_activity
         where backend_type not in ('client backend', 'autovacuum launcher', 'autovacuum worker', 'background writer', 'walwriter',
                                    'checkpointer', 'archiver', 'logger', 'startup', 'walreceiver', 'walsender', 'walsummarizer',
                                    'slotsync worker', 'standalone backend', 'io worker')) as workers,
       (select count(*) from pg_catalog.pg_stat_activity where backend_type = 'client backend') as clients
