package io.beltline.activities.step;

import io.beltline.workflows.pair.Pair;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.zip.CRC32;

/**
 * The {@code application_name} of an attempt's sessions: {@code
 * beltline:<dc>/<db>:<step>#<attempt>}. Long names are shortened with a checksum, because
 * PostgreSQL silently cuts at 63 bytes.
 */
public final class SessionTag {
  /** What every session of Beltline begins with. */
  public static final String PREFIX = "beltline:";

  private static final int MAX_BYTES = 63;
  private static final int ATTEMPT_BYTES = 8;

  private final String ofStep;
  private final int attempt;

  private SessionTag(String ofStep, int attempt) {
    this.ofStep = ofStep;
    this.attempt = attempt;
  }

  /** The tag of one attempt of a pair's step. */
  public static SessionTag of(Pair pair, String step, int attempt) {
    String full = PREFIX + pair + ":" + step + "#";
    int room = MAX_BYTES - ATTEMPT_BYTES;
    return new SessionTag(full.length() <= room ? full : shortened(full, room), attempt);
  }

  private static String shortened(String full, int room) {
    CRC32 checksum = new CRC32();
    checksum.update(full.getBytes(StandardCharsets.UTF_8));
    String end = "~%08x#".formatted(checksum.getValue());
    return full.substring(0, room - end.length()) + end;
  }

  /** The tag of a session that no step uses at the moment. */
  static final String IDLE = PREFIX + "idle";

  /** What the sessions of every attempt of this step begin with. */
  String ofStep() {
    return ofStep;
  }

  /** The same pair's tag of another step, for a step that takes its work over. */
  static SessionTag ofAnyAttempt(Pair pair, String step) {
    return of(pair, step, 0);
  }

  /**
   * The attempt's number in a session's {@code application_name}; empty when it is not of this
   * step.
   */
  OptionalInt attemptIn(String applicationName) {
    if (!applicationName.startsWith(ofStep)) {
      return OptionalInt.empty();
    }
    String number = applicationName.substring(ofStep.length());
    return number.matches("[0-9]{1,9}")
        ? OptionalInt.of(Integer.parseInt(number))
        : OptionalInt.empty();
  }

  /** This attempt's number, counted from 1. */
  int attempt() {
    return attempt;
  }

  @Override
  public String toString() {
    return ofStep + attempt;
  }
}
