package io.beltline.workflows.copy;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What became of one table, or of all large objects together, each of which counts as a row.
 *
 * @param table schema-qualified name, or {@link #LARGE_OBJECTS}
 * @param state what became of it
 * @param rows how many rows were copied, or are the same on both sides
 */
public record TableCopy(String table, State state, long rows) {
  /** Stands where the name of a table stands. */
  public static final String LARGE_OBJECTS = "large objects";

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
