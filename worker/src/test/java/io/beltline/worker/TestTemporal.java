package io.beltline.worker;

import io.beltline.testbed.process.WorkDirectory;
import io.beltline.testbed.temporal.RealServer;
import io.beltline.worker.temporal.EmbeddedTemporal;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Temporal server that a test's workers and clients meet: the embedded one, or with {@code
 * BELTLINE_TEST_TEMPORAL=real} one of its own of the {@code temporal} command line.
 */
public final class TestTemporal implements AutoCloseable {
  /** Says which it is. */
  public static final String VARIABLE = "BELTLINE_TEST_TEMPORAL";

  /** Its value for a real one. */
  public static final String IS_REAL = "real";

  private final @Nullable EmbeddedTemporal embedded;
  private final @Nullable RealServer real;
  private final WorkDirectory work = WorkDirectory.create(Optional.empty());

  private TestTemporal() throws IOException {
    boolean isReal = IS_REAL.equals(System.getenv(VARIABLE));
    this.embedded = isReal ? null : EmbeddedTemporal.start(0);
    this.real = isReal ? RealServer.start(work) : null;
  }

  /** Starts a server that knows nothing yet; returns when it answers. */
  public static TestTemporal start() throws IOException {
    return new TestTemporal();
  }

  /** Host and port. */
  public String address() {
    return embedded == null ? real().address() : embedded.address();
  }

  /** The real one; the test is only run on that. */
  public RealServer real() {
    if (real == null) {
      throw new AssertionError("needs " + VARIABLE + "=" + IS_REAL);
    }
    return real;
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
    if (real != null) {
      real.close();
    }
    work.close();
  }
}
