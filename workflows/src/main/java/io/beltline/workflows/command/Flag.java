package io.beltline.workflows.command;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is either typed after a command's name or not, with two dashes before it. */
public enum Flag {
  /** Do or compare all there is. */
  @JsonProperty("full")
  FULL("full"),
  /** The schema is none of the command's business. */
  @JsonProperty("no-schema")
  WITHOUT_SCHEMA("no-schema"),
  /** Do what would be refused otherwise. */
  @JsonProperty("force")
  FORCE("force"),
  /** Rows can be written to tables while their indexes are built. */
  @JsonProperty("concurrently")
  CONCURRENTLY("concurrently"),
  /** Rows that are there may be replaced. */
  @JsonProperty("replace")
  REPLACE("replace");

  private final String text;

  Flag(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
