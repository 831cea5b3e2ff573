package io.beltline.workflows.stray;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One sign that a fenced side is, or can be, written to.
 *
 * @param kind what was seen
 * @param role whose it is; null where the server does not tell
 * @param object the table or sequence; null for a login and a session
 * @param detail in words what was seen, such as {@code insert, first at …}
 */
public record StrayWrite(Kind kind, @Nullable String role, @Nullable String object, String detail) {
  /** Whether it tells of the same thing, whatever the words. */
  public boolean sameAs(StrayWrite other) {
    return kind == other.kind
        && Objects.equals(role, other.role)
        && Objects.equals(object, other.object);
  }

  /** One line. */
  public String inWords() {
    String what = object == null ? "" : " " + object;
    String whose = kind == Kind.ROWS ? " by role " : " of role ";
    String who = role == null ? "" : whose + role;
    return kind.words + what + who + ": " + detail;
  }

  /** What can be seen. */
  public enum Kind {
    /** A role that the fence took the login from has it again. */
    @JsonProperty("login")
    LOGIN("login restored"),
    /** An application's session. */
    @JsonProperty("session")
    SESSION("session"),
    /** Rows of a table were written, or a table truncated, by a session that is not replication. */
    @JsonProperty("rows")
    ROWS("rows written in table"),
    /** A sequence was moved. */
    @JsonProperty("sequence")
    SEQUENCE("moved sequence");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }
}
