package io.beltline.starter.cutover;

import io.beltline.starter.terminal.LiveBlock;
import io.beltline.starter.terminal.Terminal;
import io.beltline.starter.view.CutoverView;
import io.beltline.starter.view.ProgressLine;
import io.beltline.starter.view.StatusText;
import java.time.Instant;

/** Shows a cutover again and again: redrawn on a terminal, a line for each change elsewhere. */
sealed interface ProgressDisplay {
  /** What suits the terminal. */
  static ProgressDisplay on(Terminal terminal) {
    return terminal.interactive()
        ? new Redrawn(new LiveBlock(terminal), new StatusText(terminal.colours()))
        : new Lines(terminal);
  }

  /** Shows what is known now. */
  void show(CutoverView view);

  /** Leaves the place to the result. */
  void end();

  /** Redraws the whole status in place. */
  record Redrawn(LiveBlock block, StatusText text) implements ProgressDisplay {
    @Override
    public void show(CutoverView view) {
      block.draw(text.lines(view, Instant.now()));
    }

    @Override
    public void end() {
      block.clear();
    }
  }

  /** Adds a line when something has changed. */
  final class Lines implements ProgressDisplay {
    private final Terminal terminal;
    private String last = "";

    Lines(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public void show(CutoverView view) {
      String line = ProgressLine.of(view);
      if (!line.equals(last)) {
        terminal.line(line);
        last = line;
      }
    }

    @Override
    public void end() {
      last = "";
    }
  }
}
