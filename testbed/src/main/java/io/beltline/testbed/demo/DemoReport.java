package io.beltline.testbed.demo;

import io.beltline.testbed.ledger.Side;
import io.beltline.testbed.rehearsal.Outcome;
import io.beltline.testbed.temporal.TemporalKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the demo shows; with {@code --json} this is its shape.
 *
 * @param ok whether everything is as it should be
 * @param problems what is not
 * @param temporal which Temporal it ran on, embedded or real
 * @param outageMs the last write outage, by the workflow's clock
 * @param applicationOutageMs from the application's last commit on the source to its first on the
 *     destination, in that outage
 * @param outages every write outage, of cutovers and of the rollback
 * @param phasesMs how long each phase took
 * @param acknowledged commits that a server acknowledged
 * @param acknowledgedBySource of which the source
 * @param acknowledgedByDestination of which the destination
 * @param inDoubt commits whose answer never came
 * @param lost acknowledged commits that the side with the writes does not have
 * @param duplicated ledger rows that the destination has more than once
 * @param leftovers how many things the migration left behind
 * @param kills how many programs were killed: workers, and a real Temporal
 * @param killMoments when
 * @param copiedAgain tables that the destination received more than once; where a copy ran when its
 *     worker was killed that may be
 * @param rows how many rows the destination has
 * @param tables in how many tables
 * @param comparedRows how many rows Beltline's last full comparison looked at
 * @param errors how often the application met each SQLSTATE
 */
record DemoReport(
    boolean ok,
    List<String> problems,
    String temporal,
    long outageMs,
    long applicationOutageMs,
    List<DemoOutage> outages,
    Map<String, Long> phasesMs,
    long acknowledged,
    long acknowledgedBySource,
    long acknowledgedByDestination,
    long inDoubt,
    long lost,
    long duplicated,
    int leftovers,
    int kills,
    List<String> killMoments,
    List<String> copiedAgain,
    long rows,
    int tables,
    long comparedRows,
    Map<String, Long> errors) {

  /** The report on a rehearsal that should have survived so many kills. */
  static DemoReport of(
      Outcome outcome, TemporalKind temporal, List<String> killMoments, int killsWanted) {
    List<String> problems = new ArrayList<>(outcome.problems());
    if (killMoments.size() < killsWanted) {
      problems.add(
          "programs were killed %d times instead of %d".formatted(killMoments.size(), killsWanted));
    }
    Map<String, Long> phases = new LinkedHashMap<>();
    outcome.state().phases().forEach((phase, time) -> phases.put(phase, time.toMillis()));
    return new DemoReport(
        problems.isEmpty(),
        problems,
        temporal.toString(),
        outcome.state().outage().toMillis(),
        outcome.applicationOutage().toMillis(),
        DemoOutage.of(outcome),
        phases,
        outcome.ending().audit().acknowledged(),
        outcome.commits().getOrDefault(Side.SOURCE, 0L),
        outcome.commits().getOrDefault(Side.DESTINATION, 0L),
        outcome.ending().audit().inDoubt(),
        outcome.ending().audit().lost(),
        outcome.ending().audit().duplicated(),
        outcome.ending().leftovers().size(),
        killMoments.size(),
        killMoments,
        outcome.copiedAgain(),
        outcome.rows(),
        outcome.tables(),
        outcome.state().comparedRows(),
        outcome.errors());
  }
}
