package io.beltline.starter.exit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a command can end with. The numbers are a promise to scripts. */
public enum ExitCode {
  /** It is done, or runs as it should, or both sides are equal. */
  DONE(0, 0, "done, equal, or running as it should"),
  /** It failed, was refused, aborted or rolled back, needs someone, or the sides differ. */
  FAILED(1, 3, "failed, refused, aborted, rolled back or stopped, or the sides differ"),
  /** What was typed or configured cannot be used; nothing was changed. */
  USAGE(2, 4, "wrong usage or configuration, or no such cutover"),
  /** A gate waits for a human. */
  WAITING_FOR_APPROVAL(3, 1, "waiting for approval"),
  /** Nobody answers. */
  UNREACHABLE(4, 5, "Temporal not reachable, or no worker for that datacenter"),
  /** It is done, but nobody can tell whether both sides are equal. */
  COULD_NOT_VERIFY(5, 2, "could not verify");

  private final int number;
  private final int severity;
  private final String meaning;

  ExitCode(int number, int severity, String meaning) {
    this.number = number;
    this.severity = severity;
    this.meaning = meaning;
  }

  /** What two of them come to: the one that says more about what is wrong. */
  public ExitCode worse(ExitCode other) {
    return other.severity > severity ? other : this;
  }

  /** The number that the process ends with. */
  @JsonValue
  public int number() {
    return number;
  }

  /** Number and meaning of each, for the help of every command. */
  public static Map<String, String> meanings() {
    return Arrays.stream(values())
        .collect(
            Collectors.toMap(
                code -> " " + code.number, code -> code.meaning, (a, b) -> a, LinkedHashMap::new));
  }
}
