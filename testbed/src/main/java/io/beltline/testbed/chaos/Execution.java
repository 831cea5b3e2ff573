package io.beltline.testbed.chaos;

import java.util.Set;

/**
 * One execution of a step in a migration.
 *
 * @param leg in which part of the migration
 * @param phase in which of its phases
 * @param step the step's name
 * @param number the how many-eth execution of this step in this leg
 * @param traits what kind of step it is
 */
record Execution(Leg leg, String phase, String step, int number, Set<String> traits) {

  Execution {
    traits = Set.copyOf(traits);
  }

  /** The name under which the workers' journal has it. */
  String key() {
    return leg + "/" + step + "#" + number;
  }

  /** The same step once more in the same phase. */
  Execution next() {
    return new Execution(leg, phase, step, number + 1, traits);
  }

  boolean is(String trait) {
    return traits.contains(trait);
  }
}
