package io.beltline.starter.result;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.beltline.starter.exit.ExitCode;
import io.beltline.workflows.command.Command;
import java.util.List;

/**
 * What became of a command for every pair that it was about; also the shape of {@code --json},
 * which {@code docs/belt-commands.schema.json} promises to scripts.
 *
 * @param dc the datacenter
 * @param command what was typed
 * @param exitCode the worst of all pairs
 * @param results one for each pair, in the order of their names
 */
@JsonPropertyOrder({"dc", "command", "exitCode", "results"})
public record CommandResult(
    String dc, Command command, ExitCode exitCode, List<PairResult> results) {
  public CommandResult {
    results = List.copyOf(results);
  }

  /** What became of a command for these pairs. */
  public static CommandResult of(String dc, Command command, List<PairResult> results) {
    ExitCode worst =
        results.stream().map(PairResult::exitCode).reduce(ExitCode.DONE, ExitCode::worse);
    return new CommandResult(dc, command, worst, results);
  }

  /** Those that ran to their end, whatever they found. */
  public List<PairResult> ended() {
    return results.stream().filter(result -> result.outcome() != null).toList();
  }
}
