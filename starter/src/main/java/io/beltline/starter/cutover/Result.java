package io.beltline.starter.cutover;

import io.beltline.starter.command.OutputOptions;
import io.beltline.starter.terminal.Terminal;
import io.beltline.starter.view.CutoverView;
import io.beltline.starter.view.JsonText;
import io.beltline.starter.view.StatusText;
import java.time.Instant;

/** Prints a cutover on stdout; the exit code is another matter. */
final class Result {
  private Result() {}

  static void print(CutoverView view, OutputOptions output, Terminal out) {
    if (output.json()) {
      out.line(JsonText.of(view));
    } else {
      new StatusText(out.colours()).lines(view, Instant.now()).forEach(out::line);
    }
  }
}
