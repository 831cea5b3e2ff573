package io.beltline.testbed.bench;

import io.beltline.testbed.beltline.OutageStep;
import io.beltline.testbed.rehearsal.Outcome;
import java.util.List;

/**
 * One cutover of a benchmark.
 *
 * @param outageMs the write outage, by the workflow's clock
 * @param applicationOutageMs from the last commit on the source to the first on the destination
 * @param acknowledged commits that a server acknowledged
 * @param lost of which the destination does not have
 * @param duplicated ledger rows that the destination has more than once
 * @param problems everything that was not as it should be
 * @param steps where the outage went
 */
record OutageRun(
    long outageMs,
    long applicationOutageMs,
    long acknowledged,
    long lost,
    long duplicated,
    List<String> problems,
    List<OutageStep> steps) {

  static OutageRun of(Outcome outcome) {
    return new OutageRun(
        outcome.state().outage().toMillis(),
        outcome.applicationOutage().toMillis(),
        outcome.ending().audit().acknowledged(),
        outcome.ending().audit().lost(),
        outcome.ending().audit().duplicated(),
        outcome.problems(),
        outcome.state().outageSteps());
  }
}
