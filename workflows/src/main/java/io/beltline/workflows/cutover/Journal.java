package io.beltline.workflows.cutover;

import io.beltline.workflows.evidence.Evidence;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.precheck.PrecheckReport;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has happened and where things stand: the one place that status, report, details and search
 * attributes are made from.
 */
final class Journal {
  private static final int IGNORED_KEPT = 20;

  private final Pair pair;
  private final Publication publication;
  private final List<PhaseTime> phases = new ArrayList<>();
  private final List<String> running = new ArrayList<>();
  private final List<Outage> outages = new ArrayList<>();
  private final List<ApprovalRecord> approvals = new ArrayList<>();
  private final Deque<IgnoredRequest> ignored = new ArrayDeque<>();
  private List<String> leftovers = List.of();
  private Set<Gate> gates = Set.of(Gate.values());
  private Phase phase = Phase.PRECHECK;
  private boolean opening;
  private boolean paused;
  private @Nullable OpenGate gate;
  private @Nullable Stopped stopped;
  private @Nullable PrecheckReport precheck;
  private @Nullable ValidationReport validation;
  private @Nullable OutageClock clock;
  private @Nullable String failure;

  Journal(Pair pair) {
    this.pair = pair;
    this.publication = new Publication(pair);
    phases.add(new PhaseTime(phase, now(), null));
  }

  static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }

  // What the runbook writes down.

  void enter(Phase next) {
    PhaseTime last = phases.remove(phases.size() - 1);
    phases.add(new PhaseTime(last.phase(), last.startedAt(), now()));
    phases.add(new PhaseTime(next, now(), next.ended() ? now() : null));
    phase = next;
    publication.phase(status());
  }

  void stepStarted(String step) {
    running.add(step);
    publication.details(status());
  }

  void stepEnded(String step) {
    running.remove(step);
    publication.details(status());
  }

  void stopped(Stopped what) {
    stopped = what;
    publication.details(status());
  }

  void goesOn() {
    stopped = null;
    publication.details(status());
  }

  void gatesOfPlan(Set<Gate> ofPlan) {
    gates = ofPlan;
  }

  void precheck(PrecheckReport report) {
    precheck = report;
  }

  void validation(ValidationReport report) {
    validation = report;
  }

  void leftovers(List<String> found) {
    leftovers = found;
  }

  void failed(String reason) {
    failure = reason;
    enter(Phase.FAILED);
  }

  void noteFailure(String reason) {
    failure = reason;
  }

  void paused(boolean now) {
    paused = now;
    publication.details(status());
  }

  void ignored(String signal, String reason) {
    ignored.addLast(new IgnoredRequest(signal, reason, now()));
    if (ignored.size() > IGNORED_KEPT) {
      ignored.removeFirst();
    }
    publication.details(status());
  }

  // Gates.

  void reach(Gate which) {
    gate =
        new OpenGate(
            which,
            now(),
            null,
            null,
            "belt cutover approve %s %s %s".formatted(pair.dc(), pair.db(), which));
    publication.gate(status());
  }

  void show(Evidence evidence) {
    OpenGate open = gate;
    if (open != null) {
      gate = new OpenGate(open.gate(), open.since(), evidence, open.approval(), open.command());
      publication.details(status());
    }
  }

  boolean approved() {
    return gate != null && gate.approval() != null;
  }

  void pass() {
    gate = null;
    publication.gate(status());
  }

  void approve(Request request) {
    OpenGate open = gate;
    Gate named = request.gate();
    if (open == null || named == null) {
      throw new IllegalStateException("an approval without an open gate");
    }
    ApprovalRecord approval = new ApprovalRecord(named, request.by(), request.note(), now());
    approvals.add(approval);
    gate = new OpenGate(open.gate(), open.since(), open.evidence(), approval, open.command());
    publication.details(status());
  }

  // The outage.

  OutageClock outageBegins() {
    OutageClock started = new OutageClock(now());
    clock = started;
    return started;
  }

  void destinationOpens() {
    opening = true;
  }

  void destinationStaysClosed() {
    opening = false;
  }

  void outageEnded(Outage outage) {
    outages.add(outage);
    clock = null;
    opening = outage.opened();
  }

  /** The last outage as something that needs someone, where no gate holds back the next one. */
  Stopped undoneOutage() {
    String reason = String.valueOf(outages.get(outages.size() - 1).reason());
    return new Stopped(
        "outage",
        "OutageUndone",
        reason + ". Everything is as it was; resume to try again.",
        now());
  }

  // What requests are judged by.

  @Nullable String reasonAgainstApproval(@Nullable Gate wanted) {
    OpenGate open = gate;
    if (wanted != null && open != null && open.gate() == wanted) {
      return open.approval() == null ? null : "gate " + wanted + " is approved already";
    }
    if (phase.ended()) {
      return "the cutover has ended: " + phase;
    }
    if (wanted != null && !gates.contains(wanted)) {
      return "this migration has no gate " + wanted;
    }
    return open == null
        ? "no gate is open; the phase is " + phase
        : "gate " + wanted + " is not open; the open gate is " + open.gate();
  }

  String whatItWaitsFor(boolean heldByPause) {
    if (heldByPause) {
      return "; it waits for resume";
    }
    OpenGate open = gate;
    Evidence evidence = open == null ? null : open.evidence();
    return open != null
            && open.gate() == Gate.REVOKE_LOGINS
            && (evidence == null || !evidence.green())
        ? "; it waits until the evidence is green"
        : "";
  }

  @Nullable String reasonAgainstAbort() {
    if (phase.ended() || phase == Phase.ABORT) {
      return "the cutover is over: " + phase;
    }
    return opening || phase.pastPointOfNoReturn()
        ? "the destination is open, which is the point of no return; abort is for before it"
        : null;
  }

  @Nullable String reasonIfEnded() {
    return phase.ended() ? "the cutover has ended: " + phase : null;
  }

  Verdict lastVerdict() {
    return validation == null ? Verdict.COULD_NOT_VERIFY : validation.verdict();
  }

  boolean hasStoppedStep() {
    return stopped != null;
  }

  // What is read.

  CutoverStatus status() {
    List<Outage> all = new ArrayList<>(outages);
    if (clock != null) {
      all.add(clock.soFar());
    }
    return new CutoverStatus(
        pair,
        phase,
        running,
        gate,
        paused,
        stopped,
        phases,
        precheck,
        validation,
        all,
        approvals,
        List.copyOf(ignored),
        leftovers,
        failure);
  }

  CutoverReport report() {
    return new CutoverReport(pair, phase, outages, phases, validation, approvals, leftovers);
  }
}
