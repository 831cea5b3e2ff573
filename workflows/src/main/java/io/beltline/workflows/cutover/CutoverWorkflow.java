package io.beltline.workflows.cutover;

import io.beltline.workflows.pair.Pair;
import io.temporal.common.converter.RawValue;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * Moves one pair, from precheck to teardown, and back if that is wanted. Its id is {@code
 * cutover/<dc>/<db>}, which makes two at once impossible.
 *
 * <p>Each request exists twice: as a signal, which every UI and {@code tctl} can send and which
 * never fails anything, and as an update, whose sender is told why it was refused. The payloads are
 * {@link RawValue} because that is the only signature which a payload of an unexpected shape
 * reaches at all.
 */
@WorkflowInterface
public interface CutoverWorkflow {
  /** The workflow's type name. */
  String TYPE = "CutoverWorkflow";

  /** The id of a pair's cutover. */
  static String id(Pair pair) {
    return "cutover/" + pair;
  }

  /**
   * Runs the cutover. Fails with type {@code PrecheckBlocked} if it cannot be started, having
   * changed nothing.
   */
  @WorkflowMethod(name = TYPE)
  CutoverReport cutOver(CutoverPlan plan);

  /**
   * Approves the open gate: {@code "revoke-logins"} or {@code
   * {"gate":"revoke-logins","by":"ana","note":"CHG-7"}}.
   */
  @SignalMethod(
      name = "approve",
      description =
          "Approve the open gate: \"revoke-logins\" or {\"gate\":\"revoke-logins\",\"by\":\"ana\",\"note\":\"CHG-7\"}")
  void approve(@Nullable RawValue approval);

  /**
   * Gives the writes back to the source, after the destination was opened and before teardown: the
   * same outage with the sides swapped. Nothing that was written is lost; the migration can be cut
   * over again without a copy.
   */
  @SignalMethod(
      name = "rollback",
      description =
          "Give the writes back to the source: \"reason\" or {\"by\":\"ana\",\"note\":\"why\"}")
  void rollback(@Nullable RawValue request);

  /**
   * Ends the migration while the source takes the writes and removes what it created; gives a
   * rollback up while the destination does.
   */
  @SignalMethod(
      name = "abort",
      description =
          "End the migration before the destination is opened, or give a rollback up: \"reason\" or {\"by\":\"ana\",\"note\":\"why\"}")
  void abort(@Nullable RawValue request);

  /** Starts no further step outside the outage until it is resumed. */
  @SignalMethod(
      name = "pause",
      description = "Start no further step: \"reason\" or {\"by\":\"ana\",\"note\":\"why\"}")
  void pause(@Nullable RawValue request);

  /** Goes on after a pause, or tries a step again that stopped for good. */
  @SignalMethod(
      name = "resume",
      description =
          "Go on after a pause, or try the failed step again: {\"by\":\"ana\",\"note\":\"why\"}")
  void resume(@Nullable RawValue request);

  /** As the signal; refuses with the reason, answers with what happens next. */
  @UpdateMethod(name = "approve", description = "As the signal, and tells why it was refused")
  String approveUpdate(@Nullable RawValue approval);

  /** Refuses an approval that cannot be used. */
  @UpdateValidatorMethod(updateName = "approve")
  void validateApproval(@Nullable RawValue approval);

  /** As the signal; refuses with the reason, answers with what happens next. */
  @UpdateMethod(name = "rollback", description = "As the signal, and tells why it was refused")
  String rollbackUpdate(@Nullable RawValue request);

  /** Refuses a rollback that cannot be carried out. */
  @UpdateValidatorMethod(updateName = "rollback")
  void validateRollback(@Nullable RawValue request);

  /** As the signal; refuses with the reason, answers with what happens next. */
  @UpdateMethod(name = "abort", description = "As the signal, and tells why it was refused")
  String abortUpdate(@Nullable RawValue request);

  /** Refuses an abort that comes too late. */
  @UpdateValidatorMethod(updateName = "abort")
  void validateAbort(@Nullable RawValue request);

  /** As the signal; refuses with the reason, answers with what happens next. */
  @UpdateMethod(name = "pause", description = "As the signal, and tells why it was refused")
  String pauseUpdate(@Nullable RawValue request);

  /** Refuses a pause that would change nothing. */
  @UpdateValidatorMethod(updateName = "pause")
  void validatePause(@Nullable RawValue request);

  /** As the signal; refuses with the reason, answers with what happens next. */
  @UpdateMethod(name = "resume", description = "As the signal, and tells why it was refused")
  String resumeUpdate(@Nullable RawValue request);

  /** Refuses a resume when nothing is paused or stopped. */
  @UpdateValidatorMethod(updateName = "resume")
  void validateResume(@Nullable RawValue request);

  /** Where the cutover stands. */
  @QueryMethod(
      name = "status",
      description = "Phase, open gate and its evidence, outage, approvals, ignored requests")
  CutoverStatus status();
}
