package io.beltline.configuration.problem;

/**
 * One mistake in a configuration, complete enough to be mended without looking elsewhere.
 *
 * @param field path of the field, such as {@code src.root_user.pw}; empty for the file as a whole
 * @param line line in the file, from 1; 0 where no line is to blame
 * @param what what is wrong; never the value of a password
 * @param remedy what to do about it
 */
public record Problem(String field, int line, String what, String remedy) {

  /** Refuses a problem that would leave its reader without help. */
  public Problem {
    if (what.isBlank() || remedy.isBlank()) {
      throw new IllegalArgumentException("a problem needs what is wrong and a remedy");
    }
  }

  /** Returns the whole problem on one line. */
  public String describe() {
    StringBuilder text = new StringBuilder();
    if (line > 0) {
      text.append("line ").append(line).append(": ");
    }
    if (!field.isEmpty()) {
      text.append(field).append(": ");
    }
    return text.append(what).append("; ").append(remedy).toString();
  }
}
