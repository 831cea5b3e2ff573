package io.beltline.starter.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A few lines at the end of a terminal that are drawn again in place. */
public final class LiveBlock {
  private static final Pattern ESCAPE_OR_CHARACTER =
      Pattern.compile("\u001B\\[[0-9;]*m|.", Pattern.DOTALL);

  private final Terminal terminal;
  private int drawn;

  /** Draws on this terminal, which must be interactive. */
  public LiveBlock(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Replaces what was drawn before. */
  public void draw(List<String> all) {
    List<String> lines = fitting(all.stream().flatMap(String::lines).toList());
    StringBuilder text = new StringBuilder();
    if (drawn > 0) {
      text.append("\u001B[").append(drawn).append('A');
    }
    text.append("\r\u001B[J");
    lines.forEach(line -> text.append(cut(line, terminal.columns() - 1)).append('\n'));
    terminal.stream().print(text);
    terminal.stream().flush();
    drawn = lines.size();
  }

  /** Removes what was drawn. */
  public void clear() {
    draw(List.of());
  }

  /** What has scrolled away at the top could not be drawn again. */
  private List<String> fitting(List<String> lines) {
    int rows = Math.max(2, terminal.rows() - 1);
    if (lines.size() <= rows) {
      return lines;
    }
    List<String> fitting = new ArrayList<>(lines.subList(0, rows - 1));
    fitting.add("… and %d more lines".formatted(lines.size() - rows + 1));
    return fitting;
  }

  /** A line that wraps would make the next drawing start at the wrong place. */
  private static String cut(String line, int columns) {
    int shown = width(line) <= columns ? columns : columns - 1;
    StringBuilder cut = new StringBuilder();
    int width = 0;
    Matcher parts = ESCAPE_OR_CHARACTER.matcher(line);
    while (parts.find()) {
      String part = parts.group();
      if (isEscape(part)) {
        cut.append(part);
      } else {
        cut.append(width < shown ? part : width == shown ? "…" : "");
        width++;
      }
    }
    return cut.toString();
  }

  private static long width(String line) {
    return ESCAPE_OR_CHARACTER
        .matcher(line)
        .results()
        .map(MatchResult::group)
        .filter(part -> !isEscape(part))
        .count();
  }

  private static boolean isEscape(String part) {
    return part.charAt(0) == '\u001B';
  }
}
