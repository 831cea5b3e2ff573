package io.beltline.testbed.ledger;

import java.util.Locale;

/** The two addresses that the application knows. */
public enum Side {
  SOURCE,
  DESTINATION;

  /** The other one. */
  public Side other() {
    return this == SOURCE ? DESTINATION : SOURCE;
  }

  /** Its name in a sentence. */
  public String inWords() {
    return name().toLowerCase(Locale.ROOT);
  }
}
