package io.beltline.activities.precheck;

import io.beltline.workflows.precheck.Finding;
import java.util.Locale;

/**
 * Everything that precheck can find. The codes are stable: people search for them, and {@code
 * docs/precheck.md} explains each.
 */
enum FindingCode {
  UNREACHABLE,
  LOGIN_REFUSED,
  TLS_REFUSED,
  DATABASE_MISSING,
  SAME_DATABASE,
  STANDBY,
  SERVER_VERSION,
  DESTINATION_OLDER,
  ENGINE,
  WAL_LEVEL,
  PRELOAD_LIBRARIES,
  EXTENSION_PGLOGICAL,
  OUTPUT_PLUGIN,
  REPLICATION_SLOTS,
  WAL_SENDERS,
  WORKER_PROCESSES,
  CONNECTIONS,
  WAL_KEPT,
  DISK_SPACE,
  ROOT_RIGHTS,
  OWNER_MISSING,
  NEIGHBOURS,
  SUPERUSER_LOGIN,
  CONNECT_INHERITED,
  LOGIN_SHARED,
  ROLE_DIFFERS,
  REPLICATION_PASSWORD,
  BACKGROUND_WRITER,
  SERVER_TO_SERVER,
  SERVER_TO_SERVER_UNTRIED,
  PREPARED_TRANSACTIONS,
  LONG_TRANSACTION,
  EARLIER_MIGRATION,
  FOREIGN_NODE,
  FOREIGN_SUBSCRIPTION,
  INACTIVE_SLOT,
  NAME_UNKNOWN,
  PARTITION_UNLISTED,
  NOTHING_TO_MIGRATE,
  DESTINATION_NOT_EMPTY,
  ENCODING,
  COLLATION,
  COLLATION_VERSION,
  SETTINGS_DIFFER,
  EXTENSION_MISSING,
  EXTENSION_VERSION,
  EXTENSION_SCHEMA,
  EXTENSION_ROWS,
  FOREIGN_TABLE,
  DOMAIN_NOT_VALID,
  TRUNCATE_STOPS_LINK,
  LARGE_OBJECTS,
  INHERITANCE,
  ROW_SECURITY,
  EVENT_TRIGGER,
  REPLICA_TRIGGER,
  PUBLICATION,
  TABLESPACE,
  LARGE_COPY,
  KEY_UNUSED,
  CLIENT_PROGRAMS,
  SCHEMA_REFUSED,
  SCHEMA_UNTRIED,
  NOT_CHECKED;

  /** As it is written, such as {@code wal-level}. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Ends the migration before anything is changed. */
  Finding blocker(Object where, String reason, String remedy) {
    return Finding.blocker(code(), where.toString(), reason, remedy);
  }

  /** Kept as evidence. */
  Finding warning(Object where, String reason, String remedy) {
    return Finding.warning(code(), where.toString(), reason, remedy);
  }
}
