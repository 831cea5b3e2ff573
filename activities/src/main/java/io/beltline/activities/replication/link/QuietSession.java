package io.beltline.activities.replication.link;

import io.beltline.activities.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Keeps what a session binds, and what pglogical says about it in an error's detail, out of the
 * server's log: a node's connection string has the password in it.
 */
public final class QuietSession {
  private static final String QUIET =
      """
      select pg_catalog.set_config(s.name, wanted.value, false)
        from pg_catalog.pg_settings s
        join (values ('log_statement', 'none'),
                     ('log_duration', 'off'),
                     ('log_min_duration_statement', '-1'),
                     ('log_min_duration_sample', '-1'),
                     ('log_transaction_sample_rate', '0'),
                     ('log_parameter_max_length', '0'),
                     ('log_parameter_max_length_on_error', '0'),
                     ('log_min_error_statement', 'panic'),
                     ('log_min_messages', 'panic'),
                     ('debug_print_parse', 'off'),
                     ('debug_print_rewritten', 'off'),
                     ('debug_print_plan', 'off'),
                     ('auto_explain.log_min_duration', '-1'),
                     ('pgaudit.log', 'none')) as wanted(name, value) using (name)
      """;

  private QuietSession() {}

  /** Sets what this server knows of the settings above, for the rest of the session. */
  public static void begin(Connection connection) throws SQLException {
    Query.of(connection, QUIET).strings();
  }
}
