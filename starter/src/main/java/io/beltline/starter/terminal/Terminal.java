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
 * @param columns its width
 */
public record Terminal(PrintStream stream, boolean interactive, boolean colour, int columns) {
  private static final int USUAL_COLUMNS = 100;

  /** A file, a pipe, or a test. */
  public static Terminal plain(PrintStream stream) {
    return new Terminal(stream, false, false, USUAL_COLUMNS);
  }

  /**
   * A stream of this process. {@code bin/belt} tells which ones are terminals, because Java 17
   * cannot: property {@code beltline.terminals} lists their numbers, {@code beltline.columns} their
   * width.
   */
  public static Terminal ofProcess(PrintStream stream, int number, Map<String, String> env) {
    boolean terminal =
        System.getProperty("beltline.terminals", "").contains(String.valueOf(number))
            && !env.getOrDefault("TERM", "dumb").equals("dumb");
    boolean colour = terminal && env.getOrDefault("NO_COLOR", "").isEmpty();
    PrintStream utf8 = new PrintStream(stream, false, StandardCharsets.UTF_8);
    return new Terminal(
        utf8, terminal, colour, Integer.getInteger("beltline.columns", USUAL_COLUMNS));
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
