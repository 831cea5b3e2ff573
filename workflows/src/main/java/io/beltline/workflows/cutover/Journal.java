package io.beltline.workflows.cutover;

import io.beltline.workflows.evidence.Evidence;
import io.beltline.workflows.evidence.Forecast;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.PrecheckReport;
import io.beltline.workflows.stray.StrayWrites;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
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
  private final List<PhaseTime> phases = new ArrayList<>();
  private final List<String> running = new ArrayList<>();
  private final Outages outages = new Outages();
  private final RequestLog requests = new RequestLog();
  private List<String> leftovers = List.of();
  private Set<Gate> gates = Set.of(Gate.values());
  private Phase phase = Phase.PRECHECK;
  private final Strays strays = new Strays();
  private @Nullable OpenGate gate;
  private @Nullable Stopped stopped;
  private @Nullable PrecheckReport precheck;
  private @Nullable ValidationReport validation;
  private @Nullable Forecast forecast;
  private @Nullable String failure;

  Journal(Pair pair) {
    this.pair = pair;
    this.publication = new Publication(pair);
    phases.add(new PhaseTime(phase, now(), null));
  }

  static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }

  // Phases and steps.

  void enter(Phase next) {
    PhaseTime last = phases.remove(phases.size() - 1);
    phases.add(new PhaseTime(last.phase(), last.startedAt(), now()));
    phases.add(new PhaseTime(next, now(), next.ended() ? now() : null));
    phase = next;
    publication.phase(status());
  }

  Phase phase() {
    return phase;
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

  boolean hasStoppedStep() {
    return stopped != null;
  }

  void paused(boolean now) {
    requests.paused(now);
    publication.details(status());
  }

  boolean paused() {
    return requests.paused();
  }

  void failed(String reason) {
    failure = reason;
    enter(Phase.FAILED);
  }

  void noteFailure(String reason) {
    failure = reason;
  }

  // What steps found.

  void precheck(PrecheckReport report) {
    precheck = report;
  }

  void validation(ValidationReport report) {
    validation = report;
  }

  Verdict lastVerdict() {
    return validation == null ? Verdict.COULD_NOT_VERIFY : validation.verdict();
  }

  void leftovers(List<String> found) {
    leftovers = found;
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
    forecast = evidence.forecast();
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
    return outages.begin(direction, forecast);
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
        phase,
        outages.writesNowOn(),
        running,
        gateToShow(),
        requests.paused(),
        stopped,
        phases,
        precheck,
        validation,
        outages.all(),
        requests.approvals(),
        requests.rollbacks(),
        strays.seen(),
        requests.ignored(),
        leftovers,
        failure);
  }

  private @Nullable OpenGate gateToShow() {
    // Inside an outage nobody is watched.
    boolean watched = gate != null && gate.gate() != Gate.TEARDOWN_FORWARD_REPLICATION;
    return gate == null || !watched || strays.seen().none() ? gate : gate.acceptingStrayWrites();
  }

  CutoverReport report() {
    return new CutoverReport(
        pair,
        phase,
        outages.all(),
        phases,
        validation,
        requests.approvals(),
        requests.rollbacks(),
        strays.seen(),
        leftovers);
  }
}
