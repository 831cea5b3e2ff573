package io.beltline.workflows.command;

import io.beltline.workflows.fence.FenceReport;
import io.beltline.workflows.fence.LoginActivities;
import io.beltline.workflows.fence.UnfenceReport;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.step.StepOptions;
import io.temporal.workflow.Workflow;

/** Commands that stop and allow writes; they need the one side alone. */
final class LoginCommands {
  private final LoginActivities logins =
      Workflow.newActivityStub(LoginActivities.class, StepOptions.commanded());

  private final StepRequest request;
  private final Side side;
  private final Said said;

  LoginCommands(StepRequest request) {
    this.request = request;
    this.side = request.options().side();
    this.said = new Said(request);
  }

  StepResult revokeLogins() {
    FenceReport report = logins.revokeLogins(request.pair(), side, request.options().except());
    report
        .rootSessions()
        .forEach(
            session ->
                said.note("ended a session of root_user, which can log in again: " + session));
    return said.result(
        Outcome.DONE,
        "the %s is fenced at %s: %s cannot log in, %s ended"
            .formatted(
                side,
                report.fenceLsn(),
                Said.count(report.rolesRevoked(), "role", "roles"),
                Said.count(report.sessionsEnded(), "session", "sessions")),
        report);
  }

  StepResult restoreLogins() {
    UnfenceReport report = logins.restoreLogins(request.pair(), side, request.options().except());
    report
        .rolesGone()
        .forEach(role -> said.note("role %s does not exist any more".formatted(role)));
    report
        .rolesHeld()
        .forEach(
            role ->
                said.note(
                    "superuser %s cannot log in yet: the fence of another database of that server keeps it out as well"
                        .formatted(role)));
    report
        .rolesChanged()
        .forEach(
            change ->
                said.note(
                    "role %s; it was changed while it was fenced, and stays so".formatted(change)));
    return said.result(
        Outcome.DONE,
        report.rolesRestored() == 0
            ? "the %s had no login to give back".formatted(side)
            : "%s can log in on the %s again"
                .formatted(Said.count(report.rolesRestored(), "role", "roles"), side),
        report);
  }
}
