package io.beltline.starter.history;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.cutover.Outage;
import io.beltline.workflows.cutover.Phase;
import io.beltline.workflows.cutover.Stopped;
import io.beltline.workflows.pair.Pair;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in one run of a cutover; also the shape of {@code belt history --json}, which
 * {@code docs/json.md} promises to scripts. Times are Temporal's.
 *
 * @param pair what moves
 * @param workflowId the id under which the Temporal UI shows it
 * @param runId the run
 * @param earlierRuns how many runs of this pair before it Temporal still has; null where the server
 *     cannot list
 * @param workflowStatus what Temporal says, such as {@code running} or {@code completed}
 * @param startedAt when it was started
 * @param startedBy who started it; text that nobody has verified
 * @param endedAt when it ended; null while it runs
 * @param failure why it ended before its time; null otherwise
 * @param outageBudgetMillis how long an outage may last before it is undone; null until it is read
 * @param phases every phase, in order, each with the steps that began in it
 * @param gates every gate that waited
 * @param requests what people asked for
 * @param outages every write outage
 * @param stopped the step that needs someone now; null if none does, or nobody could be asked
 * @param problem why something is missing here; null if nothing is
 */
@JsonPropertyOrder({
  "pair",
  "workflowId",
  "runId",
  "earlierRuns",
  "workflowStatus",
  "startedAt",
  "startedBy",
  "endedAt",
  "failure",
  "outageBudgetMillis",
  "phases",
  "gates",
  "requests",
  "outages",
  "stopped",
  "problem"
})
public record CutoverHistory(
    Pair pair,
    String workflowId,
    String runId,
    @Nullable Integer earlierRuns,
    String workflowStatus,
    Instant startedAt,
    @Nullable String startedBy,
    @Nullable Instant endedAt,
    @Nullable String failure,
    @Nullable Long outageBudgetMillis,
    List<PhaseEntry> phases,
    List<GateEntry> gates,
    List<RequestEntry> requests,
    List<Outage> outages,
    @Nullable Stopped stopped,
    @Nullable String problem) {
  public CutoverHistory {
    phases = List.copyOf(phases);
    gates = List.copyOf(gates);
    requests = List.copyOf(requests);
    outages = List.copyOf(outages);
  }

  /**
   * A phase.
   *
   * @param phase which; null where the server keeps no search attributes and nobody could be asked
   * @param startedAt when it began
   * @param endedAt when it ended; null while it lasts
   * @param steps those that began in it
   */
  @JsonPropertyOrder({"phase", "startedAt", "endedAt", "steps"})
  public record PhaseEntry(
      @Nullable Phase phase, Instant startedAt, @Nullable Instant endedAt, List<StepEntry> steps) {
    public PhaseEntry {
      steps = List.copyOf(steps);
    }

    /** Its name for people. */
    String name() {
      return phase == null ? "not known" : phase.toString();
    }
  }

  /**
   * A step.
   *
   * @param step its name
   * @param startedAt when it was asked for
   * @param endedAt when it ended; null while it has not
   * @param state what became of it
   * @param attempts how often it was tried; 0 while no worker has taken it
   * @param failures why attempts failed. Temporal keeps the last of those before the end, and the
   *     one that ended it
   */
  @JsonPropertyOrder({"step", "startedAt", "endedAt", "state", "attempts", "failures"})
  public record StepEntry(
      String step,
      Instant startedAt,
      @Nullable Instant endedAt,
      StepState state,
      int attempts,
      List<FailureEntry> failures) {
    public StepEntry {
      failures = List.copyOf(failures);
    }
  }

  /**
   * Why an attempt failed.
   *
   * @param attempt which, from 1
   * @param kind the stable name that {@code docs/operations.md} explains
   * @param message what was attempted, the cause and the remedy
   */
  @JsonPropertyOrder({"attempt", "kind", "message"})
  public record FailureEntry(int attempt, String kind, String message) {}

  /**
   * A gate that waited.
   *
   * @param gate which
   * @param openedAt since when
   * @param closedAt until when; null while it waits
   * @param approvedBy who approved it; null if nobody did, or did not say who
   * @param note why
   * @param approved whether somebody did
   */
  @JsonPropertyOrder({"gate", "openedAt", "closedAt", "approved", "approvedBy", "note"})
  public record GateEntry(
      Gate gate,
      Instant openedAt,
      @Nullable Instant closedAt,
      boolean approved,
      @Nullable String approvedBy,
      @Nullable String note) {}

  /**
   * What somebody asked for.
   *
   * @param request such as {@code approve}; {@code cancel} and {@code terminate} came from Temporal
   *     itself
   * @param via {@code update}, {@code signal} or {@code temporal}
   * @param at when it arrived
   * @param gate the gate that was named; null if none was
   * @param by who said so; text that nobody has verified
   * @param note why
   * @param client how the sender's program calls itself
   * @param answer what an update was answered; null otherwise
   * @param ignored why it changed nothing; null if it did, or nobody could be asked
   */
  @JsonPropertyOrder({"request", "via", "at", "gate", "by", "note", "client", "answer", "ignored"})
  public record RequestEntry(
      String request,
      String via,
      Instant at,
      @Nullable String gate,
      @Nullable String by,
      @Nullable String note,
      String client,
      @Nullable String answer,
      @Nullable String ignored) {}
}
