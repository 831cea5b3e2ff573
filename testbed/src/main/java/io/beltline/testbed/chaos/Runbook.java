package io.beltline.testbed.chaos;

import static java.util.stream.Collectors.toSet;

import io.beltline.testbed.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every execution of a step in a migration that goes there, back and there again. A run whose steps
 * are others than these is a failure, so that this list stays true.
 *
 * @param executions in order; of those at the same time in any order
 */
record Runbook(List<Execution> executions) {

  private static final int PLACE = 3;
  private static final String THRICE = "thrice";

  /** Reads the list beside this class. */
  static Runbook read() {
    List<Execution> executions = new ArrayList<>();
    Map<String, Integer> numbers = new HashMap<>();
    for (String line : Resource.text(Runbook.class, "runbook.txt").lines().toList()) {
      if (!line.startsWith("#")) {
        List<String> words = List.of(line.strip().split(" +"));
        Leg leg = Leg.parse(words.get(0));
        String step = words.get(2);
        Set<String> traits = Set.copyOf(words.subList(PLACE, words.size()));
        int times = traits.contains(THRICE) ? 3 : 1;
        int number = numbers.merge(leg + step, times, Integer::sum) - times + 1;
        executions.add(new Execution(leg, words.get(1), step, number, traits));
      }
    }
    return new Runbook(List.copyOf(executions));
  }

  /** The execution with this key. */
  Execution find(String key) {
    return executions.stream()
        .filter(execution -> execution.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no execution " + key));
  }

  /**
   * Executions of a leg that is listed in full, which are not in the list. What could not be
   * compared, because a server had crashed, is compared once more; a watch beside a gate may begin
   * when the next leg has begun already.
   */
  List<String> unknown(List<String> keys) {
    Set<String> known = executions.stream().flatMap(Runbook::keys).collect(toSet());
    return keys.stream()
        .filter(key -> !key.startsWith(Leg.AGAIN + "/"))
        .filter(key -> !known.contains(key))
        .filter(key -> !key.matches(".*/(ResumeLink|ValidateAll)#2|.*/WatchEvidence#[12]"))
        .distinct()
        .toList();
  }

  private static Stream<String> keys(Execution execution) {
    Execution again = execution.next();
    return execution.is(THRICE)
        ? Stream.of(execution.key(), again.key(), again.next().key())
        : Stream.of(execution.key());
  }
}
