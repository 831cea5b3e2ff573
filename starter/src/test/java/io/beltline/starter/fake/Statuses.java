package io.beltline.starter.fake;

import io.beltline.workflows.cutover.ApprovalRecord;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.cutover.IgnoredRequest;
import io.beltline.workflows.cutover.OpenGate;
import io.beltline.workflows.cutover.Outage;
import io.beltline.workflows.cutover.Phase;
import io.beltline.workflows.cutover.PhaseTime;
import io.beltline.workflows.cutover.StepTime;
import io.beltline.workflows.cutover.Stopped;
import io.beltline.workflows.evidence.Evidence;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.precheck.Finding;
import io.beltline.workflows.precheck.PrecheckReport;
import io.beltline.workflows.replication.EngineKind;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statuses of cutovers at moments that matter. */
public final class Statuses {
  /** When everything happens. */
  public static final Instant T = Instant.parse("2026-11-21T08:00:00Z");

  private static final ValidationReport EQUAL =
      new ValidationReport(Verdict.EQUAL, "all rows", 31, 1_000_000, List.of(), List.of());

  private Statuses() {}

  /** Somewhere on its way. */
  public static CutoverStatus at(Pair pair, Phase phase) {
    return status(pair, phase, null, null, EQUAL, List.of(), null);
  }

  /** Ended for a reason. */
  public static CutoverStatus failed(Pair pair, Phase phase, String reason) {
    return status(pair, phase, null, null, null, List.of(), reason);
  }

  /** Ended with this verdict, and with these things left over. */
  public static CutoverStatus done(Pair pair, @Nullable ValidationReport report, String... left) {
    return status(pair, Phase.DONE, null, null, report, List.of(left), null);
  }

  /** A comparison that could not look at something. */
  public static ValidationReport unverified() {
    return new ValidationReport(
        Verdict.COULD_NOT_VERIFY, "all rows", 30, 9, List.of(), List.of("public.odd: no key"));
  }

  /** A comparison of all rows that found nothing. */
  public static ValidationReport equal() {
    return EQUAL;
  }

  /** Waiting at a gate. */
  public static CutoverStatus waiting(Pair pair, Gate gate) {
    Evidence evidence =
        new Evidence(
            List.of(
                new Evidence.Check("tables ready", true, "31 of 31"),
                new Evidence.Check("lag", false, "12 MB, limit 1 MB")),
            12_000_000,
            30_000_000,
            20);
    String command = "belt cutover approve %s %s %s".formatted(pair.dc(), pair.db(), gate);
    Phase phase = gate == Gate.TEARDOWN ? Phase.AWAIT_TEARDOWN : Phase.AWAIT_REVOKE_LOGINS;
    OpenGate open = new OpenGate(gate, T, evidence, null, command);
    return status(pair, phase, open, null, EQUAL, List.of(), null);
  }

  /** Ended by precheck. */
  public static CutoverStatus blocked(Pair pair, String reason) {
    Finding down = Finding.blocker("unreachable", "source", "down", "start it");
    return new CutoverStatus(
        pair,
        Phase.FAILED,
        List.of(),
        null,
        false,
        null,
        List.of(new PhaseTime(Phase.FAILED, T, T)),
        new PrecheckReport(List.of(down), null, "", 0, List.of(), 0, 0),
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        reason);
  }

  /** Waiting at the first gate again, after an outage that was undone. */
  public static CutoverStatus undone(Pair pair) {
    CutoverStatus waiting = waiting(pair, Gate.REVOKE_LOGINS);
    Outage undone = new Outage(T, T.plusMillis(900), 900, false, "drain was late", List.of());
    return new CutoverStatus(
        pair,
        waiting.phase(),
        List.of(),
        waiting.gate(),
        false,
        null,
        waiting.phases(),
        waiting.precheck(),
        waiting.validation(),
        List.of(undone),
        waiting.approvals(),
        List.of(),
        List.of(),
        null);
  }

  /** Needs someone. */
  public static CutoverStatus stopped(Pair pair) {
    Stopped stopped =
        new Stopped("CreateIndexes", "DiskFull", "no space left; add some, then resume", T);
    return status(pair, Phase.FINISH_DESTINATION, null, stopped, null, List.of(), null);
  }

  private static CutoverStatus status(
      Pair pair,
      Phase phase,
      @Nullable OpenGate gate,
      @Nullable Stopped stopped,
      @Nullable ValidationReport validation,
      List<String> leftovers,
      @Nullable String failure) {
    return new CutoverStatus(
        pair,
        phase,
        List.of(),
        gate,
        false,
        stopped,
        List.of(
            new PhaseTime(Phase.PRECHECK, T, T.plusMillis(1200)), new PhaseTime(phase, T, null)),
        precheck(),
        validation,
        List.of(outage()),
        List.of(new ApprovalRecord(Gate.REVOKE_LOGINS, "ana", "CHG-7", T)),
        List.of(new IgnoredRequest("approve", "no gate is open", T)),
        leftovers,
        failure);
  }

  private static PrecheckReport precheck() {
    Finding warning =
        Finding.warning(
            "no-key", "table public.log", "has no key", "it is copied behind the fence");
    return new PrecheckReport(
        List.of(warning),
        EngineKind.PGLOGICAL,
        "both servers preload it",
        30,
        List.of("public.log"),
        40,
        1_200_000_000);
  }

  private static Outage outage() {
    return new Outage(
        T,
        T.plusMillis(142),
        142,
        true,
        null,
        List.of(new StepTime("FenceSource", 0, 33), new StepTime("Drain", 33, 21)));
  }
}
