package io.beltline.workflows.cutover;

import io.beltline.workflows.evidence.Evidence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gate that waits.
 *
 * @param gate which
 * @param since since when
 * @param evidence as it was when the gate was reached; a watching step's heartbeats hold what is
 *     true now
 * @param approval an approval that has arrived and waits for the evidence to become green, or for a
 *     resume
 * @param command what to type to approve it
 * @param choices what else can be done here
 */
public record OpenGate(
    Gate gate,
    Instant since,
    @Nullable Evidence evidence,
    @Nullable ApprovalRecord approval,
    String command,
    List<Choice> choices) {
  public OpenGate {
    choices = choices == null ? List.of() : List.copyOf(choices);
  }

  /** The same where somebody wrote to the fenced side: each way on must say that it knows. */
  OpenGate acceptingStrayWrites() {
    String accepts = " --accept-stray-writes";
    return new OpenGate(
        gate,
        since,
        evidence,
        approval,
        command + accepts,
        choices.stream().map(c -> new Choice(c.command() + accepts, c.effect())).toList());
  }

  OpenGate with(Evidence seen) {
    return new OpenGate(gate, since, seen, approval, command, choices);
  }

  OpenGate with(@Nullable ApprovalRecord accepted) {
    return new OpenGate(gate, since, evidence, accepted, command, choices);
  }
}
