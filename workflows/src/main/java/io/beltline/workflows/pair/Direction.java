package io.beltline.workflows.pair;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which way data flows. Provider and subscriber swap with it; source and destination never do. */
public enum Direction {
  /** Source to destination. */
  @JsonProperty("forward")
  FORWARD("forward"),
  /** Destination to source. */
  @JsonProperty("back")
  BACK("back");

  private final String text;

  Direction(String text) {
    this.text = text;
  }

  /** The side whose changes are sent. */
  public Side provider() {
    return this == FORWARD ? Side.SOURCE : Side.DESTINATION;
  }

  /** The side that applies them. */
  public Side subscriber() {
    return provider().other();
  }

  /** The other way. */
  public Direction opposite() {
    return this == FORWARD ? BACK : FORWARD;
  }

  @Override
  public String toString() {
    return text;
  }
}
