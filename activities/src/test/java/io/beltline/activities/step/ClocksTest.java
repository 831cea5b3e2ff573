package io.beltline.activities.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The clocks of servers and workers need not agree. A time is told in words, by the machine that
 * knows it; which attempt is the later one is told by its number, and what was written before by
 * positions in the log.
 */
class ClocksTest {
  private static final Pattern TIME_THAT_TRAVELS =
      Pattern.compile(
          "Timestamp|getDate\\(|getTime\\(|DateTime|LocalDate|Instant\\.(parse|of)|Instant\\.class"
              + "|\\?::(pg_catalog\\.)?(timestamp|interval|date)");

  @Test
  void noStepTakesATimeFromAServerOrGivesOneToIt() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("src", "main"))) {
      List<Path> files =
          all.filter(file -> file.toString().matches(".*\\.(java|sql)")).sorted().toList();

      assertTrue(files.size() > 300, () -> "found only " + files.size());
      assertEquals(
          List.of(),
          files.stream().filter(file -> TIME_THAT_TRAVELS.matcher(read(file)).find()).toList());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
