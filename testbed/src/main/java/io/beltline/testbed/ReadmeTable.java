package io.beltline.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of the README that a run writes: what stands between two comments. */
public final class ReadmeTable {

  private final Path readme;
  private final String begin;
  private final String end;

  /** The part of one name, in the README of a project. */
  public ReadmeTable(Path project, String name) {
    this.readme = project.resolve("README.md");
    this.begin = "<!-- %s: written by the run -->\n".formatted(name);
    this.end = "<!-- /%s -->".formatted(name);
  }

  /** What stands there. */
  public String read() {
    String text = text();
    return text.substring(beginning(text), ending(text));
  }

  /** Puts another text there. */
  public void write(String content) {
    String text = text();
    try {
      Files.writeString(
          readme,
          text.substring(0, beginning(text))
              + content.strip()
              + "\n"
              + text.substring(ending(text)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + readme, e);
    }
  }

  private String text() {
    try {
      return Files.readString(readme);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + readme, e);
    }
  }

  private int beginning(String text) {
    return find(text, begin) + begin.length();
  }

  private int ending(String text) {
    return find(text, end);
  }

  private int find(String text, String mark) {
    int found = text.indexOf(mark);
    if (found < 0) {
      throw new IllegalStateException("%s has no %s".formatted(readme, mark.strip()));
    }
    return found;
  }
}
