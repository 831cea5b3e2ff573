package io.beltline.activities.copy;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Identifiers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOperation;
import org.postgresql.copy.CopyOut;

/**
 * Streams one table's rows from server to server. Holds one buffer, and one row at a time if a row
 * is larger than that; a slow reader slows the writer down through the connections themselves.
 */
final class TableStream {
  private static final int BUFFER_BYTES = 128 * 1024;

  private final CopyManager provider;
  private final CopyManager subscriber;
  private final LongConsumer progress;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int filled;
  private long bytes;

  /**
   * Between two sessions, each in a transaction of the caller.
   *
   * @param progress told the number of bytes each time some have been sent; may throw to end it
   */
  TableStream(Connection provider, Connection subscriber, LongConsumer progress)
      throws SQLException {
    this.provider = provider.unwrap(PGConnection.class).getCopyAPI();
    this.subscriber = subscriber.unwrap(PGConnection.class).getCopyAPI();
    this.progress = progress;
  }

  /** Adds rows; returns how many, the same on both sides. */
  long copy(Table table, Rows rows, Format format) throws SQLException {
    String columns =
        table.ownColumns().stream().map(Identifiers::quote).collect(Collectors.joining(", "));
    String relation = table.name().quoted() + (columns.isEmpty() ? "" : " (" + columns + ")");
    String options = " (format " + format.option() + ")";
    CopyIn in = subscriber.copyIn("copy " + relation + " from stdin" + options);
    try {
      CopyOut out = provider.copyOut("copy " + rows.of(table, columns) + " to stdout" + options);
      try {
        return stream(table, out, in);
      } catch (SQLException | RuntimeException e) {
        cancel(out, e);
        throw e;
      }
    } catch (SQLException | RuntimeException e) {
      cancel(in, e);
      throw e;
    }
  }

  private long stream(Table table, CopyOut out, CopyIn in) throws SQLException {
    filled = 0;
    for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
      append(row, in);
    }
    flush(in);
    long written = in.endCopy();
    if (written != out.getHandledRowCount()) {
      throw StepFailures.later(
          "CopyIncomplete",
          "%s: %d rows were read and %d written"
              .formatted(table.name(), out.getHandledRowCount(), written));
    }
    return written;
  }

  private void append(byte[] row, CopyIn in) throws SQLException {
    if (row.length > buffer.length - filled) {
      flush(in);
    }
    if (row.length > buffer.length) {
      send(row, row.length, in);
    } else {
      System.arraycopy(row, 0, buffer, filled, row.length);
      filled += row.length;
    }
  }

  private void flush(CopyIn in) throws SQLException {
    if (filled > 0) {
      send(buffer, filled, in);
      filled = 0;
    }
  }

  private void send(byte[] data, int length, CopyIn in) throws SQLException {
    in.writeToCopy(data, 0, length);
    bytes += length;
    progress.accept(length);
  }

  /** How many bytes have been sent. */
  long bytes() {
    return bytes;
  }

  /** Ends a copy for good, so that nothing of it can be committed. */
  private static void cancel(CopyOperation operation, Exception cause) {
    try {
      if (operation.isActive()) {
        operation.cancelCopy();
      }
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
