package io.beltline.starter.run;

import io.beltline.starter.result.PairResult;
import io.beltline.starter.terminal.LiveBlock;
import io.beltline.starter.terminal.Terminal;
import io.beltline.starter.view.ProgressText;
import io.beltline.starter.view.RunningSteps;
import io.beltline.workflows.pair.Pair;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people see while pairs are worked on: redrawn on a terminal, a line for each change
 * elsewhere, which names its pair. Safe for use by many threads.
 */
final class RunDisplay {
  private static final String HINT =
      "Following; Ctrl-C ends that, not what was started. Typed again, it is followed again.";

  private final Terminal terminal;
  private final boolean many;
  private final @Nullable LiveBlock block;
  private final ProgressText text;
  private final Map<Pair, List<String>> drawn = new LinkedHashMap<>();
  private final Map<Pair, String> told = new HashMap<>();
  private boolean hinted;

  /**
   * Shows it there.
   *
   * @param many whether what becomes of a pair is of use while others go on
   */
  RunDisplay(Terminal terminal, boolean many) {
    this.terminal = terminal;
    this.many = many;
    this.block = terminal.interactive() ? new LiveBlock(terminal) : null;
    this.text = new ProgressText(terminal.colours());
  }

  /** Shows nothing. */
  static RunDisplay none() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new RunDisplay(Terminal.plain(nowhere), false);
  }

  /** Tells something of a pair that stays to be read. */
  synchronized void say(Pair pair, String something) {
    stay(pair + ": " + something);
  }

  /** Tells how to stop waiting, the first time. */
  synchronized void hint() {
    if (!hinted) {
      hinted = true;
      stay(HINT);
    }
  }

  /** Shows what runs for a pair now. */
  synchronized void show(Pair pair, RunningSteps steps) {
    if (block != null) {
      drawn.put(pair, text.lines(steps));
      draw(block);
      return;
    }
    String line = steps.inLine();
    if (!line.isEmpty() && !line.equals(told.put(pair, line))) {
      terminal.line(pair + ": " + line);
    }
  }

  /** Nothing runs for the pair any more; tells why it has no result, and of many what it is. */
  synchronized void ended(Pair pair, PairResult result) {
    boolean shown = drawn.remove(pair) != null;
    if (result.error() != null) {
      stay(CommandRun.error(pair.dc(), result, terminal.colours()));
    } else if (many) {
      stay(pair + ": " + result.summary());
    } else if (shown && block != null) {
      draw(block);
    }
  }

  private void stay(String line) {
    if (block == null) {
      terminal.line(line);
    } else {
      block.clear();
      terminal.line(line);
      draw(block);
    }
  }

  private void draw(LiveBlock onto) {
    List<String> lines = new ArrayList<>();
    drawn.forEach(
        (pair, steps) -> {
          lines.add(terminal.colours().strong(pair.toString()));
          steps.forEach(step -> lines.add("  " + step));
        });
    onto.draw(lines);
  }
}
