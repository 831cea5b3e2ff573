package io.beltline.starter.history;

import io.beltline.starter.history.CutoverHistory.FailureEntry;
import io.beltline.starter.history.CutoverHistory.GateEntry;
import io.beltline.starter.history.CutoverHistory.PhaseEntry;
import io.beltline.starter.history.CutoverHistory.RequestEntry;
import io.beltline.starter.history.CutoverHistory.StepEntry;
import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.cutover.Outage;
import io.beltline.workflows.cutover.Phase;
import io.beltline.workflows.cutover.StepTime;
import io.beltline.workflows.cutover.Stopped;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run with one of everything. */
final class Sample {
  static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
  static final Instant NOW = START.plusSeconds(5400);

  private Sample() {}

  /** One whose approval has this note. */
  static CutoverHistory noted(String note) {
    return new CutoverHistory(
        new Pair("prod", "orders"),
        "cutover/prod/orders",
        "run-1",
        2,
        "running",
        START,
        "ana",
        null,
        null,
        30_000L,
        List.of(
            phase(
                Phase.PREPARE,
                0,
                3_600_000L,
                step("EnsureSchema", 0, 12_000L, StepState.DONE, 3, locked())),
            phase(Phase.AWAIT_REVOKE_LOGINS, 3_600_000, 5_000_000L),
            phase(
                Phase.OUTAGE,
                5_000_000,
                5_000_142L,
                step("Fence", 5_000_000, 5_000_033L, StepState.DONE, 1)),
            phase(
                Phase.OPENED,
                5_000_142,
                null,
                step("Analyze", 5_000_142, null, StepState.RUNNING, 1))),
        List.of(new GateEntry(Gate.REVOKE_LOGINS, at(3_600_000), at(5_000_000), true, "ana", note)),
        List.of(
            new RequestEntry(
                "approve",
                "update",
                at(4_999_000),
                "revoke-logins",
                "ana",
                note,
                "belt:ana",
                "gate revoke-logins approved",
                null),
            new RequestEntry(
                "rollback", "signal", at(1000), null, null, null, "ui", null, "too early")),
        List.of(
            new Outage(
                Direction.FORWARD,
                at(5_000_000),
                at(5_000_142),
                142,
                265L,
                true,
                null,
                List.of(new StepTime("Fence", 0, 33), new StepTime("Drain", 33, 109)))),
        new Stopped("Analyze", "DiskFull", "disk full. Free space.", at(5_100_000)),
        null);
  }

  private static FailureEntry locked() {
    return new FailureEntry(2, "LockTimeout", "a lock was not to be had. It is tried again.");
  }

  private static PhaseEntry phase(Phase phase, long from, @Nullable Long to, StepEntry... steps) {
    return new PhaseEntry(phase, at(from), to == null ? null : at(to), List.of(steps));
  }

  private static StepEntry step(
      String name,
      long from,
      @Nullable Long to,
      StepState state,
      int attempts,
      FailureEntry... failures) {
    return new StepEntry(
        name, at(from), to == null ? null : at(to), state, attempts, List.of(failures));
  }

  private static Instant at(long millis) {
    return START.plusMillis(millis);
  }
}
