package io.beltline.starter.fake;

import io.beltline.workflows.cutover.ApprovalRecord;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.cutover.IgnoredRequest;
import io.beltline.workflows.cutover.OpenGate;
import io.beltline.workflows.cutover.Outage;
import io.beltline.workflows.cutover.Phase;
import io.beltline.workflows.cutover.PhaseTime;
import io.beltline.workflows.cutover.RollbackRecord;
import io.beltline.workflows.cutover.Stopped;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.PrecheckReport;
import io.beltline.workflows.stray.StrayWrite;
import io.beltline.workflows.stray.StrayWrites;
import io.beltline.workflows.validation.ValidationReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A status in the making: what nobody says is as on a cutover that goes well. */
final class Sketch {
  private final Pair pair;
  private final Phase phase;
  private @Nullable Side writesOn = Side.SOURCE;
  private @Nullable OpenGate gate;
  private @Nullable Stopped stopped;
  private @Nullable PrecheckReport precheck = Scenes.PRECHECK;
  private @Nullable ValidationReport validation = Scenes.EQUAL;
  private List<Outage> outages = List.of();
  private List<ApprovalRecord> approvals =
      List.of(new ApprovalRecord(Gate.REVOKE_LOGINS, "ana", "CHG-7", false, Scenes.T));
  private List<RollbackRecord> rollbacks = List.of();
  private StrayWrites strays = StrayWrites.NONE;
  private List<String> leftovers = List.of();
  private @Nullable String failure;

  Sketch(Pair pair, Phase phase) {
    this.pair = pair;
    this.phase = phase;
  }

  Sketch writesOn(@Nullable Side side) {
    writesOn = side;
    return this;
  }

  Sketch gate(OpenGate open) {
    gate = open;
    return this;
  }

  Sketch stopped(Stopped what) {
    stopped = what;
    return this;
  }

  Sketch precheck(PrecheckReport report) {
    precheck = report;
    return this;
  }

  Sketch validation(@Nullable ValidationReport report) {
    validation = report;
    return this;
  }

  Sketch outages(Outage... all) {
    outages = List.of(all);
    return this;
  }

  Sketch approvals(ApprovalRecord... all) {
    approvals = List.of(all);
    return this;
  }

  Sketch rollback(RollbackRecord asked) {
    rollbacks = List.of(asked);
    return this;
  }

  Sketch strays(StrayWrite... found) {
    strays = new StrayWrites(List.of(found));
    return this;
  }

  Sketch leftovers(String... left) {
    leftovers = List.of(left);
    return this;
  }

  Sketch failure(String reason) {
    failure = reason;
    return this;
  }

  CutoverStatus status() {
    return new CutoverStatus(
        pair,
        phase,
        writesOn,
        List.of(),
        gate,
        false,
        stopped,
        List.of(
            new PhaseTime(Phase.PRECHECK, Scenes.T, Scenes.T.plusMillis(1200)),
            new PhaseTime(phase, Scenes.T, null)),
        precheck,
        validation,
        outages,
        approvals,
        rollbacks,
        strays,
        List.of(new IgnoredRequest("approve", "no gate is open", Scenes.T)),
        leftovers,
        failure);
  }
}
