package io.beltline.activities.precheck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beltline.activities.StepBed;
import io.beltline.testbed.postgres.ServerOptions;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import io.beltline.workflows.precheck.PrecheckActivities;
import io.beltline.workflows.precheck.PrecheckReport;
import java.util.List;

/** A bed whose pair can be prechecked. */
final class PrecheckBed implements AutoCloseable {
  final StepBed bed;
  private final PrecheckActivities steps;

  private PrecheckBed(StepBed bed) {
    this.bed = bed;
    this.steps = bed.quick(PrecheckActivities.class, PrecheckActivitiesImpl::new);
  }

  static PrecheckBed start() {
    return start(ServerOptions.defaults());
  }

  static PrecheckBed start(ServerOptions source) {
    return new PrecheckBed(StepBed.start(source, ServerOptions.defaults(), config -> config));
  }

  PrecheckReport report() {
    return steps.precheck(StepBed.PAIR);
  }

  List<Finding> findings() {
    return report().findings();
  }

  List<Finding> blockers() {
    return report().blockers();
  }

  /** Fails when there is another one, too. */
  Finding onlyFinding() {
    List<Finding> findings = findings();
    assertEquals(1, findings.size(), findings.toString());
    return findings.get(0);
  }

  /** Types the statements of a remedy one by one, without the words behind them. */
  void type(Side side, String remedy) {
    String statements = remedy.substring(0, remedy.lastIndexOf(';'));
    for (String statement : statements.split(";", -1)) {
      bed.run(side, statement.strip());
    }
  }

  @Override
  public void close() {
    bed.close();
  }
}
