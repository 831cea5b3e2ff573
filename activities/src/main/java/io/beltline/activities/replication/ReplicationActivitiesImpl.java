package io.beltline.activities.replication;

import io.beltline.activities.drift.DriftWatch;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.StepRunner;
import io.beltline.workflows.inventory.Baseline;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.replication.DrainReport;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.Link;
import io.beltline.workflows.replication.ReadyReport;
import io.beltline.workflows.replication.ReplicationActivities;
import java.sql.SQLException;

/** Runs each step on a link with the link's own engine. */
public final class ReplicationActivitiesImpl implements ReplicationActivities {
  private final StepRunner steps;

  /** Runs them as steps of this runner. */
  public ReplicationActivitiesImpl(StepRunner steps) {
    this.steps = steps;
  }

  @Override
  public void ensureLink(Link link, InitialData data) {
    run(link, (engine, attempt) -> engine.ensureLink(attempt, link, data));
  }

  @Override
  public void extendLink(Link link) {
    run(link, (engine, attempt) -> engine.extendLink(attempt, link));
  }

  @Override
  public ReadyReport awaitReady(Link link) {
    return steps.run(
        link.pair(),
        DriftWatch.beside(attempt -> Engines.of(attempt, link).awaitReady(attempt, link)));
  }

  @Override
  public DrainReport drain(Link link, Lsn fenceLsn) {
    return steps.run(
        link.pair(), attempt -> Engines.of(attempt, link).drain(attempt, link, fenceLsn));
  }

  @Override
  public void stopLink(Link link) {
    run(link, (engine, attempt) -> engine.stopLink(attempt, link));
  }

  @Override
  public void resumeLink(Link link) {
    run(
        link,
        (engine, attempt) -> {
          attempt.takesOver("StopLink");
          engine.resumeLink(attempt, link);
        });
  }

  @Override
  public void confirmLinkRunning(Link link) {
    run(link, (engine, attempt) -> engine.confirmLinkRunning(attempt, link));
  }

  @Override
  public void removeLink(Link link) {
    run(link, (engine, attempt) -> engine.removeLink(attempt, link));
  }

  @Override
  public void removeReplication(Link link, Baseline baseline) {
    run(
        link,
        (engine, attempt) -> {
          // Those that watched a gate were cancelled a moment ago, and may not know it yet.
          attempt.takesOver("WatchEvidence");
          attempt.takesOver("AwaitStrayWrites");
          engine.removeReplication(attempt, link, baseline);
        });
  }

  private void run(Link link, EngineStep step) {
    steps.<Boolean>run(
        link.pair(),
        attempt -> {
          step.run(Engines.of(attempt, link), attempt);
          return true;
        });
  }

  /** A step without a result. */
  @FunctionalInterface
  private interface EngineStep {
    void run(ReplicationEngine engine, Attempt attempt) throws SQLException;
  }
}
