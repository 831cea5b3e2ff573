package io.beltline.workflows.cutover;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A place where a human must approve. */
public enum Gate {
  /** Before the source is fenced: the write outage begins when it opens. */
  REVOKE_LOGINS,
  /**
   * Inside the outage, before the forward link is stopped; only for those who want a human there.
   */
  TEARDOWN_FORWARD_REPLICATION,
  /** Ends the rollback window. */
  TEARDOWN;

  /**
   * Reads the name that people type, such as {@code revoke-logins}, in any case, with {@code -} or
   * {@code _}.
   */
  @JsonCreator
  public static Gate parse(String text) {
    return Arrays.stream(values())
        .filter(
            gate -> gate.toString().equals(text.strip().toLowerCase(Locale.ROOT).replace('_', '-')))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + text + "' is not a gate; the gates are " + names()));
  }

  private static String names() {
    return Arrays.stream(values()).map(Gate::toString).collect(Collectors.joining(", "));
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
