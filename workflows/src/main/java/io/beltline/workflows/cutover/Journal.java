package io.beltline.workflows.cutover;

import io.beltline.workflows.evidence.Evidence;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.PrecheckReport;
import io.beltline.workflows.stray.StrayWrites;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has happened and where things stand: the one place that status, report, details and search
 * attributes are made from.
 */
final class Journal {
  private final Pair pair;
  private final Publication publication;
  private final Course course = new Course(Phase.PRECHECK);
  private final Findings findings = new Findings();
  private final Outages outages = new Outages();
  private final RequestLog requests = new RequestLog();
  private final Strays strays = new Strays();
  private Set<Gate> gates = Set.of(Gate.values());
  private @Nullable OpenGate gate;

  Journal(Pair pair) {
    this.pair = pair;
    this.publication = new Publication(pair);
  }

  static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }

  // Phases and steps.

  void enter(Phase next) {
    course.enter(next);
    publication.phase(status());
  }

  Phase phase() {
    return course.phase();
  }

  void stepStarted(String step) {
    course.stepStarted(step);
    publication.details(status());
  }

  void stepEnded(String step) {
    course.stepEnded(step);
    publication.details(status());
  }

  void stopped(Stopped what) {
    course.stopped(what);
    publication.details(status());
  }

  void goesOn() {
    course.goesOn();
    publication.details(status());
  }

  boolean hasStoppedStep() {
    return course.stopped() != null;
  }

  void paused(boolean now) {
    requests.paused(now);
    publication.details(status());
  }

  boolean paused() {
    return requests.paused();
  }

  void failed(String reason) {
    findings.failure(reason);
    enter(Phase.FAILED);
  }

  void noteFailure(String reason) {
    findings.failure(reason);
  }

  // What steps found.

  void precheck(PrecheckReport report) {
    findings.precheck(report);
  }

  void validation(ValidationReport report) {
    findings.validation(report);
  }

  Verdict lastVerdict() {
    return findings.lastVerdict();
  }

  void leftovers(List<String> found) {
    findings.leftovers(found);
  }

  void strayWrites(StrayWrites seen) {
    if (strays.add(seen) && gate != null) {
      publication.gate(status());
    } else {
      publication.details(status());
    }
  }

  StrayWrites strayWrites() {
    return strays.seen();
  }

  /** Whether something was seen since the last approval, which that could not know of. */
  boolean hasUndecidedStrayWrites() {
    return strays.hasUndecided();
  }

  // Requests.

  void ignored(String signal, String reason) {
    requests.ignored(signal, reason);
    publication.details(status());
  }

  /** An abort was accepted; null when it has done its work. */
  void abort(@Nullable Request accepted) {
    requests.abort(accepted);
  }

  /** The abort that is being carried out; null without one. */
  @Nullable Request abort() {
    return requests.abort();
  }

  /** Why something was cancelled, in words. */
  String whyCancelled() {
    return requests.whyCancelled();
  }

  void rollback(Request request) {
    requests.rolledBack(request);
    publication.details(status());
  }

  // Gates.

  void gatesOfPlan(Set<Gate> ofPlan) {
    gates = ofPlan;
  }

  Set<Gate> gatesOfPlan() {
    return gates;
  }

  void reach(Gate which, List<Choice> choices) {
    gate = new OpenGate(which, now(), null, null, command("approve", which.toString()), choices);
    publication.gate(status());
  }

  /** What to type for a request. */
  String command(String request, String... arguments) {
    String end = arguments.length == 0 ? "" : " " + String.join(" ", arguments);
    return "belt cutover %s %s %s%s".formatted(request, pair.dc(), pair.db(), end);
  }

  @Nullable OpenGate gate() {
    return gate;
  }

  void show(Evidence evidence) {
    findings.forecast(evidence.forecast());
    if (gate != null) {
      gate = gate.with(evidence);
      publication.details(status());
    }
  }

  boolean approved() {
    return gate != null && gate.approval() != null;
  }

  void approve(Gate which, Request request) {
    ApprovalRecord approval = requests.approved(which, request);
    strays.decided();
    if (gate != null && gate.gate() == which) {
      gate = gate.with(approval);
    }
    publication.details(status());
  }

  /** The gate waits again, or is reached again: somebody wrote where nobody should. */
  void withdrawApproval() {
    if (gate != null) {
      gate = gate.with((ApprovalRecord) null);
    }
    ignored("approve", "stray writes were found since; see the status");
  }

  void pass() {
    gate = null;
    publication.gate(status());
  }

  // The outage.

  OutageClock outageBegins(Direction direction) {
    return outages.begin(direction, findings.forecast());
  }

  void outageEnded(Outage outage) {
    outages.end(outage);
    if (outage.opened()) {
      strays.forget();
    }
  }

  /** Said before the act: from here on nothing but a refusal turns it back. */
  void opens(Side side) {
    outages.opens(side);
  }

  /** The side that takes the application's writes, or took them when the outage began. */
  Side writesOn() {
    return outages.writesOn();
  }

  /** The last outage as something that needs someone, where no gate holds back the next one. */
  Stopped undoneOutage() {
    return outages.lastAsStopped();
  }

  /** Whether the destination was ever opened. */
  boolean everOpened() {
    return outages.everOpened();
  }

  // What is read.

  CutoverStatus status() {
    return new CutoverStatus(
        pair,
        course.phase(),
        outages.writesNowOn(),
        course.running(),
        gateToShow(),
        requests.paused(),
        course.stopped(),
        course.phases(),
        findings.precheck(),
        findings.validation(),
        outages.all(),
        requests.approvals(),
        requests.rollbacks(),
        strays.seen(),
        requests.ignored(),
        findings.leftovers(),
        findings.failure());
  }

  private @Nullable OpenGate gateToShow() {
    // Inside an outage nobody is watched.
    boolean watched = gate != null && gate.gate() != Gate.TEARDOWN_FORWARD_REPLICATION;
    return gate == null || !watched || strays.seen().none() ? gate : gate.acceptingStrayWrites();
  }

  CutoverReport report() {
    return new CutoverReport(
        pair,
        course.phase(),
        outages.all(),
        course.phases(),
        findings.validation(),
        requests.approvals(),
        requests.rollbacks(),
        strays.seen(),
        findings.leftovers());
  }
}
