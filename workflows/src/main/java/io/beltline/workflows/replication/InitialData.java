package io.beltline.workflows.replication;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a link's subscriber has the rows from that were there before the link. */
public enum InitialData {
  /** The link copies them itself when it is made. */
  @JsonProperty("copied")
  COPIED,
  /** The subscriber has them already; changes alone travel. */
  @JsonProperty("present")
  PRESENT
}
