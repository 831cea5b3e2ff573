package io.beltline.starter.result;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.beltline.workflows.command.Outcome;
import io.beltline.workflows.command.StepResult;
import io.beltline.workflows.wire.BeltlineDataConverter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command for one pair.
 *
 * @param db the pair's name in its datacenter
 * @param workflowId the id under which the Temporal UI shows it
 * @param outcome how it ended; null when it was not run to its end
 * @param exitCode what the process would end with if there were no other pair
 * @param summary one sentence
 * @param notes what else a human should know
 * @param error why it was not run to its end; null when it was
 * @param detail the command's own record; null when it was not run to its end
 */
@JsonPropertyOrder({
  "db",
  "workflowId",
  "outcome",
  "exitCode",
  "summary",
  "notes",
  "error",
  "detail"
})
public record PairResult(
    String db,
    String workflowId,
    @Nullable Outcome outcome,
    ExitCode exitCode,
    String summary,
    List<String> notes,
    @Nullable String error,
    @Nullable JsonNode detail) {
  private static final ObjectMapper MAPPER = BeltlineDataConverter.mapper();

  public PairResult {
    notes = List.copyOf(notes);
  }

  /** One that ran to its end. */
  public static PairResult of(String workflowId, StepResult result) {
    return new PairResult(
        result.pair().db(),
        workflowId,
        result.outcome(),
        exitCode(result.outcome()),
        result.summary(),
        result.notes(),
        null,
        result.detail());
  }

  /** One that did not. */
  public static PairResult broken(String db, String workflowId, ExitCode exitCode, String error) {
    return new PairResult(
        db, workflowId, null, exitCode, "not run to its end", List.of(), error, null);
  }

  /** One that ran to its end, and answered in a way that cannot be told here. */
  public PairResult unreadable(ExitCode unreadable, String why) {
    return new PairResult(
        db, workflowId, null, unreadable, "ended, cannot be read here", notes, why, null);
  }

  /** The command's record; only one that ran to its end has it. */
  public <T> T detailAs(Class<T> type) {
    try {
      return MAPPER.treeToValue(Objects.requireNonNull(detail, workflowId), type);
    } catch (JsonProcessingException e) {
      throw new BeltException(
          ExitCode.FAILED,
          "The worker answered for %s in a shape that this belt does not know; --json shows it"
              .formatted(workflowId),
          e);
    }
  }

  private static ExitCode exitCode(Outcome outcome) {
    return switch (outcome) {
      case DONE -> ExitCode.DONE;
      case DIFFERENT, FAILED -> ExitCode.FAILED;
      case COULD_NOT_VERIFY -> ExitCode.COULD_NOT_VERIFY;
    };
  }
}
