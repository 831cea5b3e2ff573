package io.beltline.starter.view;

import io.beltline.starter.terminal.Colours;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.stray.StrayWrite;
import java.util.List;

/** What was written where nobody should write, and what to do about it. */
final class StrayText {
  private static final int SHOWN = 10;

  private final Colours colours;

  StrayText(Colours colours) {
    this.colours = colours;
  }

  void add(CutoverStatus status, List<String> lines) {
    List<StrayWrite> found = status.strayWrites().found();
    if (found.isEmpty()) {
      return;
    }
    Side open = status.writesOn();
    String where = open == null ? "on the fenced side" : "on the fenced " + open.other();
    lines.add(colours.bad("STRAY WRITES " + where));
    found.stream().limit(SHOWN).forEach(w -> lines.add(colours.bad("  " + w.inWords())));
    if (found.size() > SHOWN) {
      lines.add(colours.bad("  and %d more; --json has them".formatted(found.size() - SHOWN)));
    }
    if (!status.phase().ended()) {
      lines.add("  Find out who writes there and stop it; bring over by hand what is needed.");
      lines.add("  If nothing of it is needed: approve or roll back with --accept-stray-writes.");
    }
  }
}
