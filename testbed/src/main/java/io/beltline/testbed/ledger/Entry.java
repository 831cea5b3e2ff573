package io.beltline.testbed.ledger;

/**
 * One row of the ledger: the n-th transaction of a session.
 *
 * @param session differs between all sessions that ever wrote to this database
 * @param number counts up from 1 in each session
 */
record Entry(int session, int number) {

  private static final String FILLER = "what the customer wanted, in some words ".repeat(3);

  /** The text that the row must hold. */
  String payload() {
    return session + ":" + number + " " + FILLER;
  }
}
