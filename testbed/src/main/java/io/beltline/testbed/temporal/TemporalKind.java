package io.beltline.testbed.temporal;

import io.beltline.testbed.process.WorkDirectory;
import java.nio.file.Path;
import java.util.Locale;

/** Which Temporal a run uses. */
public enum TemporalKind {
  /** The one that comes with Beltline; it keeps everything in memory. */
  EMBEDDED {
    @Override
    public TemporalServer start(Path project, WorkDirectory work) {
      return EmbeddedServer.start(project, work);
    }
  },

  /** The server of the {@code temporal} command line; it keeps everything in a file. */
  REAL {
    @Override
    public TemporalServer start(Path project, WorkDirectory work) {
      return RealServer.start(work);
    }
  };

  /**
   * Starts a server; returns when it answers.
   *
   * @param project the folder of this project, whose {@code bin} holds the embedded one
   */
  public abstract TemporalServer start(Path project, WorkDirectory work);

  /** As on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
