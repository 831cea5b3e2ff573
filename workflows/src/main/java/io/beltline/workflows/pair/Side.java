package io.beltline.workflows.pair;

/** The two databases of a pair, fixed for a whole migration. */
public enum Side {
  SOURCE("source"),
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
