package io.beltline.starter.temporal;

import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.beltline.workflows.command.Command;
import io.beltline.workflows.command.StepWorkflow;
import io.beltline.workflows.cutover.CutoverWorkflow;
import io.beltline.workflows.cutover.Phase;
import io.beltline.workflows.pair.Pair;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps apart what changes one pair: a cutover, and of the commands that change something one at a
 * time. To be looked at under a {@link Reservation} of the pair, because two that are started in
 * the same moment it cannot see.
 */
public final class Conflicts {
  /** When a cutover can be helped along: once the link is made, until it is rehearsed. */
  private static final Set<String> BEFORE_OUTAGE =
      Stream.of(Phase.PREPARE, Phase.FINISH_DESTINATION, Phase.AWAIT_REVOKE_LOGINS)
          .map(Phase::toString)
          .collect(Collectors.toUnmodifiableSet());

  private final Connection connection;

  /** Looks over this connection. */
  public Conflicts(Connection connection) {
    this.connection = connection;
  }

  /** Throws if a command that changes the pair runs, so that its cutover must not start. */
  public void refuseCutover(Pair pair) {
    running(pair, Command.changing()).stream()
        .findFirst()
        .ifPresent(
            known -> {
              throw new BeltException(
                  ExitCode.FAILED,
                  "A command runs that a cutover of %s would get in the way of. %s"
                      .formatted(pair, inWords(known)));
            });
  }

  /**
   * Returns the command's own run if it runs already; throws if the pair's cutover or another
   * command is in its way.
   */
  Optional<WorkflowExecutionDescription> find(Pair pair, Command command) {
    List<Command> others = Command.changing().stream().filter(c -> c != command).toList();
    List<Supplier<Optional<WorkflowExecutionDescription>>> looks = new ArrayList<>();
    looks.add(() -> describe(StepWorkflow.id(pair, command)));
    looks.add(() -> new CutoverHandle(connection, pair).running());
    looks.add(() -> running(pair, others).stream().findFirst());
    List<Optional<WorkflowExecutionDescription>> seen = connection.together(looks);
    if (seen.get(0).isEmpty()) {
      seen.get(1)
          .filter(cutover -> !helps(command, pair, cutover))
          .ifPresent(cutover -> refuseBeside(cutover, pair, command));
      seen.get(2).ifPresent(other -> refuseAfter(other, pair, command));
    }
    return seen.get(0);
  }

  private boolean helps(Command command, Pair pair, WorkflowExecutionDescription cutover) {
    return command.helpsCutover()
        && BEFORE_OUTAGE.contains(
            String.valueOf(new CutoverHandle(connection, pair).phase(cutover)));
  }

  private void refuseBeside(WorkflowExecutionDescription cutover, Pair pair, Command command) {
    String phase = new CutoverHandle(connection, pair).phase(cutover);
    throw new BeltException(
        ExitCode.FAILED,
        "Refused: the cutover of %s runs (workflow %s, phase %s), and %s would get in its way. Look: belt cutover status %s %s"
            .formatted(
                pair,
                CutoverWorkflow.id(pair),
                Objects.requireNonNullElse(phase, "not known"),
                command,
                pair.dc(),
                pair.db()));
  }

  private static void refuseAfter(WorkflowExecutionDescription other, Pair pair, Command command) {
    throw new BeltException(
        ExitCode.FAILED,
        "Refused: another command runs for %s, and %s would get in its way. %s"
            .formatted(pair, command, inWords(other)));
  }

  /** Which one it is, and how it ends. */
  static String inWords(WorkflowExecutionDescription known) {
    String id = known.getExecution().getWorkflowId();
    return "Workflow %s runs since %s. Wait for it, or end it: temporal workflow cancel --workflow-id %s"
        .formatted(id, known.getStartTime().truncatedTo(ChronoUnit.SECONDS), id);
  }

  private List<WorkflowExecutionDescription> running(Pair pair, List<Command> commands) {
    List<Supplier<Optional<WorkflowExecutionDescription>>> looks = new ArrayList<>();
    commands.forEach(command -> looks.add(() -> describe(StepWorkflow.id(pair, command))));
    return connection.together(looks).stream().flatMap(Optional::stream).toList();
  }

  /** A command that runs; empty if it does not. */
  Optional<WorkflowExecutionDescription> describe(String workflowId) {
    try {
      return Optional.of(
              connection.call(
                  () -> connection.client().newUntypedWorkflowStub(workflowId).describe()))
          .filter(Executions::runs);
    } catch (WorkflowNotFoundException e) {
      return Optional.empty();
    }
  }
}
