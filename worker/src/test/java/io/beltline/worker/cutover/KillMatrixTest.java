package io.beltline.worker.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.testbed.ConfigFile;
import io.beltline.worker.MortalWorkerMain;
import io.beltline.workflows.cutover.CutoverReport;
import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.cutover.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One cutover, many deaths of its worker. Most of the time goes into waiting for the heartbeats of
 * the dead, so the cutovers run side by side.
 */
class KillMatrixTest {
  /** Enough for a few workers to die in one outage and to be missed. */
  private static final Duration OUTAGE_BUDGET = Duration.ofMinutes(5);

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @ValueSource(
      strings = {
        "EnsureSchema#1:within@30,AwaitReady#1:after,ValidateAll#1:within@30,Fence#1:within@30,"
            + "ValidateReplicated#4:within@30,StopLink#1:after,Open#1:after,RemoveReplication#1:within@30",
        "EnsureApplicationRoles#1:after,AwaitReady#1:within@30,EnsureIndexes#1:within@30,"
            + "CopyTablesAhead#1:within@30,"
            + "Fence#1:after,Drain#4:within@30,CopyTablesWithoutIdentity#1:within@30,Open#1:before,"
            + "RemoveLink#1:within@30,RemoveReplication#1:after"
      })
  void endsRightWhereverItsWorkerDies(String deaths, @TempDir Path folder) throws Exception {
    try (MovingBed bed = MovingBed.start(folder)) {
      ConfigFile config = bed.configure(unchanged -> unchanged);
      BeforeMoving before = BeforeMoving.of(bed);
      try (WorkerJvm worker =
              WorkerJvm.keep(
                  MortalWorkerMain.class,
                  List.of(
                      "-D" + MortalWorkerMain.DISTURBANCES + "=" + deaths,
                      "-D" + MortalWorkerMain.JOURNAL + "=" + folder.resolve("steps.journal")),
                  folder,
                  bed.temporal.address());
          ShopApplication application = ShopApplication.start(bed.servers, bed.shop)) {
        bed.operator.start(OUTAGE_BUDGET);
        bed.operator.awaitGate(Gate.REVOKE_LOGINS);
        bed.operator.signal("approve", "revoke-logins");
        bed.operator.awaitGate(Gate.TEARDOWN);
        bed.operator.signal("approve", "teardown");
        CutoverReport report = bed.operator.result();
        application.stop();

        assertEquals(Phase.DONE, report.outcome());
        assertEquals(1, report.outages().size(), report::toString);
        assertTrue(report.outages().get(0).opened());
        before.assertMoved(application);
        assertEquals(planned(deaths), happened(worker.log()));
        Secrets.of(config).assertNotIn(bed.operator.history(), worker.log());
      }
    }
  }

  private static Set<String> planned(String deaths) {
    return Arrays.stream(deaths.split(","))
        .map(death -> death.replaceAll("@.*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> happened(String log) {
    return log.lines()
        .filter(line -> line.startsWith("disturbed "))
        .map(line -> line.replace("disturbed ", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
