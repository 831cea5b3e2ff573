package io.beltline.testbed.ledger;

/** The two addresses that the application knows. */
public enum Side {
  SOURCE,
  DESTINATION;

  Side other() {
    return this == SOURCE ? DESTINATION : SOURCE;
  }
}
