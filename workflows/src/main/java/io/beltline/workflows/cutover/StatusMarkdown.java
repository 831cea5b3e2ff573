package io.beltline.workflows.cutover;

import io.beltline.workflows.evidence.Evidence;
import io.beltline.workflows.precheck.Finding;
import io.beltline.workflows.stray.StrayWrite;
import java.util.ArrayList;
import java.util.List;

/** The status as the Temporal UI shows it: what it waits for and what to type come first. */
final class StatusMarkdown {
  private final StringBuilder text = new StringBuilder();

  private StatusMarkdown() {}

  static String of(CutoverStatus status) {
    StatusMarkdown page = new StatusMarkdown();
    page.line(
        "### %s: **%s**%s"
            .formatted(status.pair(), status.phase(), status.paused() ? " (paused)" : ""));
    page.line(
        status.writesOn() == null
            ? "**Write outage**: neither side takes the application's writes."
            : "The **%s** takes the application's writes.".formatted(status.writesOn()));
    page.stopped(status);
    page.gate(status);
    page.strayWrites(status);
    page.list("Running", status.runningSteps());
    page.outages(status);
    page.findings(status);
    page.list("Left over", status.leftovers());
    page.list("Approved", status.approvals().stream().map(StatusMarkdown::words).toList());
    page.list("Rolled back", status.rollbacks().stream().map(StatusMarkdown::words).toList());
    page.ignored(status);
    return page.text.toString();
  }

  private static String words(ApprovalRecord approval) {
    return approval.gate() + approval.inWords() + " at " + approval.at();
  }

  private static String words(RollbackRecord rollback) {
    return "asked for" + rollback.inWords() + " at " + rollback.at();
  }

  /**
   * The latest first: the end of a long page is cut off. As code, or the page would mend quotes.
   */
  private void ignored(CutoverStatus status) {
    List<String> ignored = new ArrayList<>();
    status.ignored().forEach(i -> ignored.add(0, i.signal() + ": `" + i.reason() + "`"));
    list("Ignored requests", ignored);
  }

  private void strayWrites(CutoverStatus status) {
    if (!status.strayWrites().none() && status.writesOn() != null) {
      list(
          "**Stray writes** on the %s, which is fenced".formatted(status.writesOn().other()),
          status.strayWrites().found().stream().map(StrayWrite::inWords).toList());
    }
  }

  private void stopped(CutoverStatus status) {
    Stopped stopped = status.stopped();
    if (stopped != null) {
      line(
          "**Stopped at %s** since %s: %s"
              .formatted(stopped.step(), stopped.at(), stopped.message()));
      line("Then `belt cutover resume %s %s`.".formatted(status.pair().dc(), status.pair().db()));
    }
    if (status.failure() != null) {
      line("**%s**".formatted(status.failure()));
    }
  }

  private void gate(CutoverStatus status) {
    OpenGate gate = status.gate();
    if (gate == null) {
      return;
    }
    line("**Waiting for approval of `%s`** since %s.".formatted(gate.gate(), gate.since()));
    if (gate.approval() != null) {
      line("Approved; it goes on when the evidence is green and nothing is paused.");
    } else {
      line(
          "To approve, type `%s`, or send the signal `approve` with `%s`."
              .formatted(gate.command(), signal(gate.gate(), status.strayWrites().none())));
    }
    gate.choices().forEach(c -> line("Or `%s`: %s.".formatted(c.command(), c.effect())));
    Evidence evidence = gate.evidence();
    if (evidence != null) {
      line("An outage now would last about **%d ms**.".formatted(evidence.forecast().millis()));
      list(
          "Evidence",
          evidence.checks().stream()
              .map(c -> (c.green() ? "ok: " : "**not ok**: ") + c.name() + ", " + c.detail())
              .toList());
    }
  }

  private static String signal(Gate gate, boolean noStrayWrites) {
    return noStrayWrites
        ? "\"%s\"".formatted(gate)
        : "{\"gate\":\"%s\",\"acceptStrayWrites\":true}".formatted(gate);
  }

  private void outages(CutoverStatus status) {
    list(
        "Write outages",
        status.outages().stream()
            .map(o -> o.direction() + ", " + o.millis() + " ms, " + predicted(o) + o.outcome())
            .toList());
  }

  private static String predicted(Outage outage) {
    return outage.predictedMillis() == null
        ? ""
        : "(%d ms predicted), ".formatted(outage.predictedMillis());
  }

  private void findings(CutoverStatus status) {
    if (status.precheck() != null) {
      list(
          "Precheck",
          status.precheck().findings().stream().map(f -> label(f) + f.inWords()).toList());
    }
  }

  private static String label(Finding finding) {
    return finding.severity() == Finding.Severity.BLOCKER ? "**blocker** " : "warning ";
  }

  private void list(String title, List<String> items) {
    if (!items.isEmpty()) {
      line("%s:".formatted(title));
      items.stream().limit(20).forEach(item -> text.append("- ").append(item).append('\n'));
      text.append('\n');
    }
  }

  private void line(String paragraph) {
    text.append(paragraph).append("\n\n");
  }
}
