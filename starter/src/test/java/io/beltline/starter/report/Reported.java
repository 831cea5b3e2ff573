package io.beltline.starter.report;

import io.beltline.starter.fake.SampleDetails;
import io.beltline.starter.result.CommandResult;
import io.beltline.starter.result.PairResult;
import io.beltline.starter.terminal.Colours;
import io.beltline.workflows.command.Command;
import io.beltline.workflows.command.Outcome;
import io.beltline.workflows.command.StepResult;
import io.beltline.workflows.command.StepWorkflow;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.wire.BeltlineDataConverter;
import java.util.List;

/** Results of {@code prod} as a person reads them. */
final class Reported {
  private Reported() {}

  static PairResult pair(String db, Command command, Outcome outcome, String... notes) {
    return pairWith(SampleDetails.of(command), db, command, outcome, notes);
  }

  static PairResult pairWith(
      Object detail, String db, Command command, Outcome outcome, String... notes) {
    Pair pair = new Pair("prod", db);
    return PairResult.of(
        StepWorkflow.id(pair, command),
        new StepResult(
            pair,
            command,
            outcome,
            command + " has ended",
            List.of(notes),
            BeltlineDataConverter.mapper().valueToTree(detail)));
  }

  static String text(Report report, Command command, PairResult... pairs) {
    return text(report, new Colours(false), command, pairs);
  }

  static String text(Report report, Colours colours, Command command, PairResult... pairs) {
    CommandResult result = CommandResult.of("prod", command, List.of(pairs));
    return String.join("\n", report.lines(result, colours));
  }
}
