package io.beltline.activities.changes;

import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.pair.Side;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.Encoding;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a {@link ChangeSlot} as its server decodes it, without waiting for more than has come.
 * Nothing is done with before it is {@linkplain #confirm confirmed}: whoever opens the slot next is
 * told the rest again.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-replication.html">Streaming
 *     replication protocol</a>
 */
public final class ChangeStream implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ChangeStream.class);
  private static final int STATUS_SECONDS = 10;
  private static final Duration ASK_AGAIN = Duration.ofMillis(20);

  private final Connection connection;
  private final PGReplicationStream stream;
  private final Charset charset;
  private String transaction = "";
  private boolean inTransaction;
  private long messages;
  private @Nullable Lsn received;
  private @Nullable Lsn before;

  private ChangeStream(Connection connection, PGReplicationStream stream, Charset charset) {
    this.connection = connection;
    this.stream = stream;
    this.charset = charset;
  }

  /**
   * Begins to read where the slot was last confirmed; takes it from whoever reads it. The stream
   * does not end with the attempt: it is whoever opened it who closes it.
   *
   * @param provider a session on the side of the slot
   */
  public static ChangeStream open(Attempt attempt, Side side, Connection provider, String slot)
      throws SQLException {
    ChangeSlot.free(attempt, provider, slot);
    Connection connection = attempt.openForReplication(side);
    try {
      PGConnection driver = connection.unwrap(PGConnection.class);
      PGReplicationStream stream =
          driver
              .getReplicationAPI()
              .replicationStream()
              .logical()
              .withSlotName(slot)
              .withSlotOption("skip-empty-xacts", true)
              .withAutomaticFlush(false)
              .withStatusInterval(STATUS_SECONDS, TimeUnit.SECONDS)
              .start();
      return new ChangeStream(
          connection, stream, charset(driver.getParameterStatus("server_encoding")));
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Of the bytes that the server sends as they stand in its tables. */
  private static Charset charset(@Nullable String encoding) {
    return encoding == null || encoding.equals("UTF8") || encoding.equals("SQL_ASCII")
        ? StandardCharsets.UTF_8
        : Charset.forName(Encoding.getDatabaseEncoding(encoding).name());
  }

  /**
   * Hands on what the log says up to a position, or less when the reader has enough or patience
   * ends. Returns whether that position was reached.
   *
   * @param upTo a position that is on the server's disk
   */
  public boolean read(Attempt attempt, Lsn upTo, Reader reader, Duration patience)
      throws SQLException {
    long deadline = System.nanoTime() + patience.toNanos();
    long nextQuestion = System.nanoTime();
    while (!hasReached(upTo) && reader.hasRoom() && System.nanoTime() - deadline < 0) {
      attempt.throwIfEnded();
      ByteBuffer message = stream.readPending();
      if (message != null) {
        take(message, reader);
        continue;
      }
      if (!inTransaction) {
        received = lsn(stream.getLastReceiveLSN());
      }
      long now = System.nanoTime();
      if (!hasReached(upTo) && now - nextQuestion >= 0) {
        // It answers how far it has decoded, also when there was nothing to send.
        stream.forceUpdateStatus();
        nextQuestion = now + ASK_AGAIN.toNanos();
      }
    }
    return hasReached(upTo);
  }

  private void take(ByteBuffer message, Reader reader) {
    messages++;
    byte[] bytes = new byte[message.remaining()];
    message.get(bytes);
    DecodedText text = new DecodedText(bytes, charset);
    if (text.skip("BEGIN ")) {
      transaction = text.rest();
      before = received;
      inTransaction = true;
    } else if (text.skip("COMMIT")) {
      inTransaction = false;
      received = lsn(stream.getLastReceiveLSN());
      if (received != null) {
        reader.committed(received);
      }
    } else if (text.skip("table ")) {
      Change.of(text, reader::keyColumns, transaction, before).forEach(reader::changed);
    }
  }

  private boolean hasReached(Lsn position) {
    return received != null && received.reached(position);
  }

  /** Everything that was committed before this was read; null if that is not known. */
  public @Nullable Lsn received() {
    return received;
  }

  /** Whether the last transaction was read in part only. */
  public boolean inTransaction() {
    return inTransaction;
  }

  /** How many messages were read. */
  public long messages() {
    return messages;
  }

  /** Tells the server that everything before a position is done with. */
  public void confirm(Lsn position) throws SQLException {
    LogSequenceNumber number = LogSequenceNumber.valueOf(position.position());
    stream.setAppliedLSN(number);
    stream.setFlushedLSN(number);
    stream.forceUpdateStatus();
  }

  private static @Nullable Lsn lsn(LogSequenceNumber number) {
    return number.asLong() == 0 ? null : new Lsn(number.asLong());
  }

  /** Ends the session; what was not confirmed is told again. */
  @Override
  public void close() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      log.debug("could not close a stream; the server notices the broken connection", e);
    }
  }

  /** Takes what the log says. */
  public interface Reader {
    /** The columns of a table's key; empty for one that nobody asks about. */
    List<String> keyColumns(QualifiedName table);

    /** A change of such a table; the transaction has committed, and is told of later. */
    void changed(Change change);

    /** Where the log ends that holds the changes since the last one. */
    void committed(Lsn end);

    /** Whether it takes another message. */
    boolean hasRoom();
  }
}
