package io.beltline.activities.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A step runs for a cutover and for a command. So what it says is true for both: how to go on is
 * told by the status of the one, and is typing the other again.
 */
class RemediesTest {
  private static final Path SOURCES = Path.of("src", "main", "java", "io", "beltline");
  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
  private static final Pattern OF_A_CUTOVER =
      Pattern.compile("\\b(resume|approve|abort,|abort and|tries again|try again)\\b.*");

  @Test
  void noStepNamesWhatOnlyACutoverHas() throws IOException {
    List<String> texts;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      texts =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(file -> TEXT.matcher(read(file)).results())
              .map((MatchResult match) -> match.group(1))
              .toList();
    }

    assertTrue(texts.stream().anyMatch(text -> text.contains("Free or add disk space")));
    assertEquals(
        List.of(), texts.stream().filter(text -> OF_A_CUTOVER.matcher(text).find()).toList());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
