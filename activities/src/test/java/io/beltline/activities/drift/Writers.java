package io.beltline.activities.drift;

import static io.beltline.workflows.pair.Side.SOURCE;

import io.beltline.activities.StepBed;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;

/** An application that inserts, updates and deletes on the source without a pause. */
final class Writers implements AutoCloseable {
  private final CompletableFuture<Void> writing;
  private volatile boolean stopped;

  private Writers(StepBed bed) {
    this.writing = CompletableFuture.runAsync(() -> write(bed));
  }

  static Writers start(StepBed bed) {
    return new Writers(bed);
  }

  private void write(StepBed bed) {
    try (Connection connection = bed.connect(SOURCE);
        Statement statement = connection.createStatement()) {
      for (int id = 100_000; !stopped; id++) {
        statement.execute("insert into orders (id, what) values (%d, 'new')".formatted(id));
        statement.execute("insert into measured (id, day) values (%d, '2020-03-03')".formatted(id));
        statement.execute("update orders set what = 'old' where id = %d".formatted(id));
        statement.execute("delete from orders where id = %d".formatted(id - 100));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends it; fails if it could not write to the end. */
  @Override
  public void close() {
    stopped = true;
    writing.join();
  }
}
