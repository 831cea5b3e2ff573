package io.beltline.starter.terminal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One output stream, and whether a person watches it.
 *
 * @param stream where text goes, in UTF-8
 * @param interactive whether it is a terminal that can redraw lines
 * @param colour whether colours are wanted there
 * @param rows its height
 * @param columns its width
 */
public record Terminal(
    PrintStream stream, boolean interactive, boolean colour, int rows, int columns) {
  private static final int USUAL_ROWS = 24;
  private static final int USUAL_COLUMNS = 80;

  /** A file, a pipe, or a test. */
  public static Terminal plain(PrintStream stream) {
    return new Terminal(stream, false, false, USUAL_ROWS, USUAL_COLUMNS);
  }

  /**
   * A stream of this process. {@code bin/belt} tells which ones are terminals, because Java 17
   * cannot: property {@code beltline.terminals} lists their numbers, {@code beltline.rows} and
   * {@code beltline.columns} tell their size.
   */
  public static Terminal ofProcess(PrintStream stream, int number, Map<String, String> env) {
    boolean terminal =
        System.getProperty("beltline.terminals", "").contains(String.valueOf(number))
            && !env.getOrDefault("TERM", "dumb").equals("dumb");
    boolean colour = terminal && env.getOrDefault("NO_COLOR", "").isEmpty();
    PrintStream utf8 = new PrintStream(stream, false, StandardCharsets.UTF_8);
    return new Terminal(
        utf8,
        terminal,
        colour,
        size("beltline.rows", USUAL_ROWS),
        size("beltline.columns", USUAL_COLUMNS));
  }

  /** Some terminals say that they have no size at all. */
  private static int size(String property, int usual) {
    int size = Integer.getInteger(property, usual);
    return size > 0 ? size : usual;
  }

  /** Writes a line. */
  public void line(String text) {
    stream.println(text);
    stream.flush();
  }

  /** The colours of this stream. */
  public Colours colours() {
    return new Colours(colour);
  }
}
