package io.beltline.testbed.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file with one line for each commit whose fate the application learned or lost sight of.
 *
 * <p>Each line reaches the operating system before the call returns, so it survives a SIGKILL of
 * the application. A last line that was cut short is ignored.
 */
final class Journal implements AutoCloseable {

  private static final String ACKNOWLEDGED = "acknowledged";
  private static final String IN_DOUBT = "in-doubt";

  private final OutputStream file;

  Journal(Path path) {
    try {
      file = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the journal " + path, e);
    }
  }

  void acknowledged(Entry entry) {
    append(ACKNOWLEDGED, entry);
  }

  void inDoubt(Entry entry) {
    append(IN_DOUBT, entry);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the journal", e);
    }
  }

  /** What an application that is gone wrote into its journal. */
  static Promises read(Path path) {
    Promises promises = new Promises();
    try {
      String text = Files.readString(path);
      String complete = text.substring(0, text.lastIndexOf('\n') + 1);
      complete.lines().map(line -> List.of(line.split(" "))).forEach(line -> add(promises, line));
      return promises;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the journal " + path, e);
    }
  }

  private static void add(Promises promises, List<String> words) {
    Entry entry = new Entry(Integer.parseInt(words.get(1)), Integer.parseInt(words.get(2)));
    if (words.get(0).equals(ACKNOWLEDGED)) {
      promises.acknowledge(entry);
    } else {
      promises.doubt(entry);
    }
  }

  private void append(String fate, Entry entry) {
    String line = fate + " " + entry.session() + " " + entry.number() + "\n";
    try {
      file.write(line.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the journal", e);
    }
  }
}
