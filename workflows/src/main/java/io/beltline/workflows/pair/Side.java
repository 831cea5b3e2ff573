package io.beltline.workflows.pair;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The two databases of a pair, fixed for a whole migration. */
public enum Side {
  /** Where the data lives when the migration begins. */
  @JsonProperty("source")
  SOURCE("source"),
  /** Where it is moved to. */
  @JsonProperty("destination")
  DESTINATION("destination");

  private final String text;

  Side(String text) {
    this.text = text;
  }

  /** The other database. */
  public Side other() {
    return this == SOURCE ? DESTINATION : SOURCE;
  }

  @Override
  public String toString() {
    return text;
  }
}
