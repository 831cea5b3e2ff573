package io.beltline.workflows.replication;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The ways in which data can be kept in step. */
public enum EngineKind {
  /** The pglogical extension, preloaded on both servers. */
  @JsonProperty("pglogical")
  PGLOGICAL("pglogical"),
  /** Publications and subscriptions, which PostgreSQL has built in. */
  @JsonProperty("native")
  NATIVE("native");

  private final String wireName;

  EngineKind(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String toString() {
    return wireName;
  }
}
