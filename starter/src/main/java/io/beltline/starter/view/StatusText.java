package io.beltline.starter.view;

import io.beltline.starter.terminal.Colours;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.Phase;
import io.beltline.workflows.cutover.Stopped;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import io.beltline.workflows.precheck.PrecheckReport;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A cutover's status as lines for a person, the most urgent thing last. */
public final class StatusText {
  private static final int SHOWN = 10;

  /** What Temporal says of a cutover whose phase tells as much. */
  private static final Set<String> OF_THE_PHASE =
      Set.of(CutoverView.RUNNING, "completed", "failed");

  private final Colours colours;
  private final ProgressText progress;
  private final GateText gates;
  private final OutageText outages;
  private final StrayText strays;

  /** Paints with these colours, or not at all. */
  public StatusText(Colours colours) {
    this.colours = colours;
    this.progress = new ProgressText(colours);
    this.gates = new GateText(colours);
    this.outages = new OutageText(colours);
    this.strays = new StrayText(colours);
  }

  /** All of it, as of now. */
  public List<String> lines(CutoverView view, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add(colours.strong(title(view)));
    CutoverStatus status = view.status();
    if (status != null) {
      PhaseText.addNow(status, lines);
      scope(status.precheck(), lines);
      PhaseText.addTimes(status.phases(), now, lines);
      validation(status.validation(), lines);
      outages.add(status.outages(), now, lines);
      records(status, lines);
    }
    progress.add(view, lines);
    if (status != null) {
      gates.add(status, view, now, lines);
      urgent(status, lines);
    }
    if (view.problem() != null) {
      lines.add(colours.bad(view.problem()));
    }
    return lines;
  }

  private static String title(CutoverView view) {
    CutoverStatus status = view.status();
    String paused = status != null && status.paused() ? " · paused" : "";
    boolean expected = OF_THE_PHASE.contains(view.workflowStatus());
    String workflow = expected ? "" : " · " + view.workflowStatus();
    return "%s · %s%s%s"
        .formatted(
            view.workflowId(),
            view.phase() == null ? "phase not known" : view.phase(),
            paused,
            workflow);
  }

  private void scope(@Nullable PrecheckReport precheck, List<String> lines) {
    if (precheck == null) {
      return;
    }
    if (precheck.engine() != null) {
      lines.add("engine      %s: %s".formatted(precheck.engine(), precheck.engineReason()));
      size(precheck, lines);
    }
    for (Finding finding : precheck.findings()) {
      boolean blocker = finding.severity() == Finding.Severity.BLOCKER;
      String text = (blocker ? "blocker     " : "warning     ") + finding.inWords();
      lines.add(blocker ? colours.bad(text) : colours.attention(text));
    }
  }

  private static void size(PrecheckReport precheck, List<String> lines) {
    lines.add(
        "scope       %s replicated, %s copied behind the fence, %s, %s"
            .formatted(
                Words.count(precheck.replicatedTables(), "table", "tables"),
                Words.count(precheck.copiedTables().size(), "table", "tables"),
                Words.count(precheck.sequences(), "sequence", "sequences"),
                Words.bytes(precheck.bytes())));
  }

  private void validation(@Nullable ValidationReport validation, List<String> lines) {
    if (validation == null) {
      return;
    }
    String text = "validation  " + ValidationText.verdict(validation);
    lines.add(validation.verdict() == Verdict.EQUAL ? colours.good(text) : colours.bad(text));
    ValidationText.findings(validation).map(finding -> "  " + finding).forEach(lines::add);
  }

  private void records(CutoverStatus status, List<String> lines) {
    Latest.of(Said.requests(status), SHOWN, "approved    ", lines).forEach(lines::add);
    status
        .ignored()
        .forEach(
            i ->
                lines.add(
                    colours.attention(
                        "ignored     %s at %s: %s"
                            .formatted(i.signal(), Words.time(i.at()), i.reason()))));
    status.leftovers().forEach(left -> lines.add(colours.bad("left over   " + left)));
  }

  private void urgent(CutoverStatus status, List<String> lines) {
    strays.add(status, lines);
    Stopped stopped = status.stopped();
    if (stopped != null) {
      lines.add(
          colours.bad(
              "stopped     step %s at %s (%s): %s"
                  .formatted(
                      stopped.step(),
                      Words.time(stopped.at()),
                      stopped.kind(),
                      stopped.message())));
      lines.add("  when the cause is mended: " + command("resume", status.pair()));
      wayOut(status, lines);
    } else if (status.paused()) {
      lines.add(colours.attention("paused      to go on: " + command("resume", status.pair())));
    }
    if (status.failure() != null) {
      lines.add(colours.bad("reason      " + reason(status, status.failure())));
    }
  }

  private static void wayOut(CutoverStatus status, List<String> lines) {
    Phase phase = status.phase();
    if (phase.duringRollback()) {
      lines.add("  to give the rollback up:  " + command("abort", status.pair()));
    } else if (phase == Phase.OPENED) {
      lines.add("  to go back to the source: " + command("rollback", status.pair()));
    } else if (status.writesOn() == Side.SOURCE
        && phase != Phase.TEARDOWN
        && phase != Phase.ABORT) {
      lines.add("  to give up:               " + command("abort", status.pair()));
    }
  }

  /** Blockers stand above already. */
  private static String reason(CutoverStatus status, String failure) {
    boolean told = status.precheck() != null && !status.precheck().blockers().isEmpty();
    return told ? failure.lines().findFirst().orElse(failure) : failure;
  }

  private static String command(String request, Pair pair) {
    return "belt cutover %s %s %s".formatted(request, pair.dc(), pair.db());
  }
}
