package io.beltline.starter.cutover;

import io.beltline.starter.command.OutputOptions;
import io.beltline.starter.terminal.Terminal;
import io.beltline.starter.view.CutoverView;
import io.beltline.starter.view.JsonText;
import io.beltline.starter.view.StatusText;
import io.beltline.starter.view.Verdicts;
import java.time.Instant;

/** Prints a cutover on stdout and returns the exit code that is true of it. */
final class Result {
  private Result() {}

  static int print(CutoverView view, OutputOptions output, Terminal out) {
    if (output.json()) {
      out.line(JsonText.of(view));
    } else {
      new StatusText(out.colours()).lines(view, Instant.now()).forEach(out::line);
    }
    return Verdicts.of(view).number();
  }
}
