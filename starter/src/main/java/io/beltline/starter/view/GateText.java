package io.beltline.starter.view;

import io.beltline.starter.terminal.Colours;
import io.beltline.workflows.cutover.ApprovalRecord;
import io.beltline.workflows.cutover.Choice;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.cutover.OpenGate;
import io.beltline.workflows.evidence.Evidence;
import io.beltline.workflows.evidence.Forecast;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.step.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The open gate: what speaks for it, what against it, and what to type. */
final class GateText {
  private final Colours colours;

  GateText(Colours colours) {
    this.colours = colours;
  }

  void add(CutoverStatus status, CutoverView view, Instant now, List<String> lines) {
    OpenGate gate = status.gate();
    if (gate == null) {
      return;
    }
    lines.add(
        colours.strong(
            "gate        %s waits since %s (%s)"
                .formatted(
                    gate.gate(),
                    Words.time(gate.since()),
                    Words.duration(Duration.between(gate.since(), now)))));
    Evidence evidence = latest(gate, view);
    if (evidence == null) {
      lines.add("  evidence is being collected");
    } else {
      evidence(evidence, lines);
      forecast(gate, evidence.forecast(), lines);
    }
    ApprovalRecord approval = gate.approval();
    if (approval == null) {
      lines.add(colours.attention("  to approve, type:  " + gate.command()));
      gate.choices().stream().map(GateText::inWords).forEach(lines::add);
    } else {
      lines.add(
          colours.attention(
              "  approved%s; it opens when the evidence is green and nothing is paused"
                  .formatted(approval.inWords())));
    }
  }

  /** Whether the evidence stands with an open gate already. */
  static boolean shown(CutoverView view) {
    return view.status() != null && view.status().gate() != null;
  }

  /** What a watching step sees now is newer than what was true when the gate was reached. */
  private static @Nullable Evidence latest(OpenGate gate, CutoverView view) {
    return view.progress().values().stream()
        .map(Progress::evidence)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(gate.evidence());
  }

  private void evidence(Evidence evidence, List<String> lines) {
    for (Evidence.Check check : evidence.checks()) {
      String text =
          "  %s %-24s %s".formatted(check.green() ? "ok" : "NO", check.name(), check.detail());
      lines.add(check.green() ? colours.good(text) : colours.bad(text));
    }
    lines.add("  retained WAL " + Words.bytes(evidence.retainedWalBytes()));
  }

  private static String inWords(Choice choice) {
    return "  or:                %s - %s".formatted(choice.command(), choice.effect());
  }

  /** What the next outage would take, and from what that is estimated. */
  private static void forecast(OpenGate gate, Forecast forecast, List<String> lines) {
    boolean back = gate.gate() == Gate.TEARDOWN;
    lines.add(
        "  %s now would refuse writes for about %d ms, with"
            .formatted(back ? "a rollback" : "the outage", forecast.millis()));
    long oldest = forecast.longestTransactionSeconds();
    lines.add(
        "    %s on the %s%s, lag %s, %s, %s to copy"
            .formatted(
                Words.count(forecast.sessions(), "session", "sessions"),
                back ? Side.DESTINATION : Side.SOURCE,
                oldest == 0
                    ? ""
                    : ", oldest transaction " + Words.duration(Duration.ofSeconds(oldest)),
                Words.bytes(forecast.lagBytes()),
                Words.count(forecast.sequences(), "sequence", "sequences"),
                Words.bytes(forecast.copyBytes())));
  }
}
