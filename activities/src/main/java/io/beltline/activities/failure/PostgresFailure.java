package io.beltline.activities.failure;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Every condition of PostgreSQL that a step knows how to judge, chosen by SQLSTATE and never by
 * message text. What is not listed is {@link #UNEXPECTED} and stops.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL error
 *     codes</a>
 */
public enum PostgresFailure {
  CONNECTION_FAILED(
      true, "Check that the server runs and that the worker reaches its address and port.", "08"),
  SERVER_SHUTTING_DOWN(
      true,
      "The server is restarting or ended the session; the step goes on when it is back.",
      "57P0[123]"),
  TOO_MANY_CONNECTIONS(true, "Raise max_connections, or end idle sessions.", "53300"),
  LOCK_NOT_AVAILABLE(true, "Another session holds a lock; see pg_blocking_pids().", "55P03"),
  DEADLOCK(true, "Two sessions were in each other's way; it passes.", "40P01"),
  SERIALIZATION(true, "Another transaction was quicker; it passes.", "40001"),
  STATEMENT_CANCELLED(true, "The statement took longer than the step allows.", "57014"),
  OBJECT_IN_USE(true, "Another session still uses the object.", "55006"),
  IDLE_TRANSACTION_ENDED(true, "The server ended an idle transaction; it passes.", "25P03"),
  AUTHENTICATION_REFUSED(
      false,
      "Correct the user's name, password or tls in config.json, or pg_hba.conf on the server.",
      "28"),
  /** Not of PostgreSQL: {@code Databases} gives it to what the driver tells of TLS. */
  TLS_REFUSED(
      false,
      "Make tls (mode, rootCert, cert, key) and host of that side in config.json agree with the server's ssl, its certificate and its ssl_ca_file.",
      "TLS"),
  DATABASE_MISSING(false, "Create the database, or correct its name in config.json.", "3D000"),
  NOT_ALLOWED(
      false,
      "Grant the right to the root user of that side (superuser is what Beltline expects).",
      "42501"),
  DISK_FULL(false, "Free or add disk space on that server.", "53100"),
  CONFIGURATION_LIMIT(
      false, "Raise the setting that the message names, restart the server.", "53400"),
  UNEXPECTED(false, "Read the cause above and the server's log, and mend it.", "(?!)");

  private final boolean retryable;
  private final String remedy;
  private final String sqlStates;

  /** The last parameter is a regular expression for the beginning of an SQLSTATE. */
  PostgresFailure(boolean retryable, String remedy, String sqlStates) {
    this.retryable = retryable;
    this.remedy = remedy;
    this.sqlStates = sqlStates;
  }

  /** The condition that an SQLSTATE, or its class, stands for. */
  public static PostgresFailure of(@Nullable String sqlState) {
    if (sqlState == null) {
      return UNEXPECTED;
    }
    return Arrays.stream(values())
        .filter(failure -> sqlState.matches("(" + failure.sqlStates + ").*"))
        .findFirst()
        .orElse(UNEXPECTED);
  }

  /** Whether the same step may succeed later without anyone's help. */
  public boolean retryable() {
    return retryable;
  }

  /** What a human can do about it. */
  public String remedy() {
    return remedy;
  }

  /**
   * The stable type under which it stands in a workflow's history, such as {@code
   * LockNotAvailable}.
   */
  public String type() {
    StringBuilder type = new StringBuilder();
    for (String word : name().split("_", -1)) {
      type.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return type.toString();
  }
}
