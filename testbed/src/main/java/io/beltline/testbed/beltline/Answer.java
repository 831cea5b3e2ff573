package io.beltline.testbed.beltline;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the command line answered.
 *
 * @param exitCode as {@code belt --help} explains them
 * @param result the object on stdout; missing when there was none
 * @param said what stood on stderr
 */
public record Answer(int exitCode, JsonNode result, String said) {

  /** It is done. */
  public static final int DONE = 0;

  /** A gate waits. */
  public static final int WAITING_FOR_APPROVAL = 3;

  /** Nobody answered: Temporal, or a worker. */
  public static final int NOBODY = 4;

  /** The answer, if it is the expected one; otherwise a failure with all that was said. */
  public Answer expecting(int expected) {
    if (exitCode != expected) {
      throw new IllegalStateException(
          "belt ended with %d instead of %d:%n%s%n%s"
              .formatted(exitCode, expected, said.strip(), result.toPrettyString()));
    }
    return this;
  }

  /** The cutover as this answer describes it. */
  public CutoverState cutover() {
    return new CutoverState(result);
  }
}
