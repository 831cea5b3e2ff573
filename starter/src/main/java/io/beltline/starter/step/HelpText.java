package io.beltline.starter.step;

/** Sentences that the help of many commands has in common. */
final class HelpText {
  static final String BOTH_SIDES = "Needs src and dst in the configuration.";
  static final String NO_DST = "dst may be null in the configuration.";
  static final String NO_SRC = "src may be null in the configuration.";
  static final String EVERY_PAIR =
      "Without <db> it runs for every pair of the datacenter, each on its own, and ends with the worst"
          + " exit code of them.";
  static final String EXITS = "Exits with 0 when it is done, and with 1 when it is not.";
  static final String LINK_EXITS =
      "Exits with 0 when it is done, with 1 when it is not, and with 5 when the side that sent is null in the"
          + " configuration: then nobody can tell whether everything had arrived, nor whether its slot is gone.";
  static final String CHANGES =
      "Refused while a cutover of the pair runs, or another command that changes it. One that runs"
          + " already is followed.";
  static final String FORCE = "End the sessions that hold a lock which is needed.";

  static final String FORCE_LINK =
      "Remove the link although not everything has arrived, or nobody can tell; the rest is lost."
          + " And end the sessions that hold a lock which is needed.";

  private HelpText() {}
}
