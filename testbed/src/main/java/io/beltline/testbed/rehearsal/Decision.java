package io.beltline.testbed.rehearsal;

/** What was decided at an open gate. */
public enum Decision {
  /** The destination shall take the writes. */
  CUT_OVER("Gate revoke-logins is approved"),
  /** The source shall take them again. */
  ROLL_BACK("A rollback is asked for"),
  /** The migration shall end where the writes are now. */
  TEAR_DOWN("Gate teardown is approved"),
  /** A person has decided; the state will tell what. */
  BY_HAND("Somebody has decided");

  private final String words;

  Decision(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
