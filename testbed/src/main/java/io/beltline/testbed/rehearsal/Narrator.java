package io.beltline.testbed.rehearsal;

import java.io.PrintStream;

/** Tells on stderr what happens, with the seconds since the start; stdout belongs to the result. */
public final class Narrator {

  private final PrintStream stream;
  private final long started = System.nanoTime();

  /** Tells it to a stream. */
  public Narrator(PrintStream stream) {
    this.stream = stream;
  }

  /** One line with the time. */
  public void say(String text) {
    double seconds = (System.nanoTime() - started) / 1e9;
    stream.printf("%6.1f s  %s%n", seconds, text);
  }

  /** Lines without a time, as they are. */
  public void show(String text) {
    stream.println(text);
  }
}
