package io.beltline.workflows.copy;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What became of one table.
 *
 * @param table schema-qualified name
 * @param state what became of it
 * @param rows how many rows were copied, or are the same on both sides
 */
public record TableCopy(String table, State state, long rows) {
  /** What became of a table. */
  public enum State {
    /** It was copied. */
    @JsonProperty("copied")
    COPIED,
    /** It had the same rows already. */
    @JsonProperty("equal")
    EQUAL,
    /** It had other rows, and was left alone. */
    @JsonProperty("has-other-rows")
    HAS_OTHER_ROWS
  }
}
