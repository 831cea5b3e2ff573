package io.beltline.starter.fake;

import io.beltline.workflows.cutover.Choice;
import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.cutover.OpenGate;
import io.beltline.workflows.cutover.Outage;
import io.beltline.workflows.cutover.RollbackRecord;
import io.beltline.workflows.cutover.StepTime;
import io.beltline.workflows.evidence.Evidence;
import io.beltline.workflows.evidence.Forecast;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.precheck.Finding;
import io.beltline.workflows.precheck.PrecheckReport;
import io.beltline.workflows.replication.EngineKind;
import io.beltline.workflows.stray.StrayWrite;
import io.beltline.workflows.validation.SelfTest;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import java.time.Instant;
import java.util.List;

/** What statuses are made of. */
final class Scenes {
  static final Instant T = Instant.parse("2026-11-21T08:00:00Z");

  static final ValidationReport EQUAL =
      new ValidationReport(
          Verdict.EQUAL, "all rows", 31, 1_000_000, List.of(), List.of(), new SelfTest(60, 60));

  static final PrecheckReport PRECHECK =
      new PrecheckReport(
          List.of(
              Finding.warning(
                  "no-key", "table public.log", "has no key", "it is copied behind the fence")),
          EngineKind.PGLOGICAL,
          "both servers preload it",
          30,
          List.of("public.log"),
          40,
          1_200_000_000);

  static final RollbackRecord ASKED_BACK =
      new RollbackRecord("ana", "CHG-8", false, T.plusSeconds(60));

  static final StrayWrite STRAY_LOGIN =
      new StrayWrite(StrayWrite.Kind.LOGIN, "shop_app", null, "since 08:00:05");

  static final StrayWrite STRAY_ROWS =
      new StrayWrite(
          StrayWrite.Kind.ROWS, "shop_app", "public.orders", "insert, first at 08:00:07");

  private Scenes() {}

  static OpenGate gate(Pair pair, Gate gate, Choice... choices) {
    Evidence evidence =
        new Evidence(
            List.of(
                new Evidence.Check("tables ready", true, "31 of 31"),
                new Evidence.Check("lag", false, "12 MB, limit 1 MB")),
            12_000_000,
            30_000_000,
            new Forecast(1502, 20, 3, 12_000_000, 40, 1_200_000));
    String command = "belt cutover approve %s %s %s".formatted(pair.dc(), pair.db(), gate);
    return new OpenGate(gate, T, evidence, null, command, List.of(choices));
  }

  /** What stands beside the gate teardown. */
  static Choice rollback(Pair pair) {
    return new Choice(
        "belt cutover rollback %s %s".formatted(pair.dc(), pair.db()),
        "the source takes the writes again, nothing that was written is lost");
  }

  /** One that opened the other side. */
  static Outage opened(Direction direction) {
    boolean there = direction == Direction.FORWARD;
    Instant start = there ? T : T.plusSeconds(60);
    List<StepTime> steps = List.of(new StepTime("Fence", 0, 33), new StepTime("Drain", 33, 21));
    long millis = there ? 142 : 155;
    return new Outage(direction, start, start.plusMillis(millis), millis, 265L, true, null, steps);
  }

  /** One that was undone. */
  static Outage undone(Direction direction) {
    Instant end = ASKED_BACK.at().plusMillis(900);
    List<StepTime> steps = List.of(new StepTime("Fence", 0, 33));
    return new Outage(direction, ASKED_BACK.at(), end, 900, 265L, false, "drain was late", steps);
  }

  /** One that never began. */
  static Outage refused(Direction direction) {
    Instant at = ASKED_BACK.at();
    String reason = "before anything was touched: LinkDown: the back link has no worker";
    return new Outage(direction, at, at, 0, null, false, reason, List.of());
  }

  /** One that lasts. */
  static Outage running(Direction direction) {
    return new Outage(
        direction,
        ASKED_BACK.at(),
        null,
        0,
        265L,
        false,
        null,
        List.of(new StepTime("Fence", 0, 33)));
  }
}
