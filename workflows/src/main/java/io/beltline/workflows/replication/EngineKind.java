package io.beltline.workflows.replication;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The ways in which data can be kept in step. */
public enum EngineKind {
  /** The pglogical extension, preloaded on both servers. */
  @JsonProperty("pglogical")
  PGLOGICAL;

  @Override
  public String toString() {
    return "pglogical";
  }
}
