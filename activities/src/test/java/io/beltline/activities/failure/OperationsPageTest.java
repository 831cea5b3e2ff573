package io.beltline.activities.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/operations.md} says of every failure that a step can throw what to type. */
class OperationsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "operations.md");
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Pattern THROWN =
      Pattern.compile("\\b(?:stop|later|failure|failureUnlessItPasses)\\(\\s*\"([A-Z]\\w+)\"");
  private static final Pattern EXPLAINED = Pattern.compile("`([A-Z]\\w+)`");

  @Test
  void explainsEveryConditionOfPostgresql() throws IOException {
    assertExplained(
        Arrays.stream(PostgresFailure.values())
            .map(PostgresFailure::type)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void explainsEveryFailureThatAStepFindsItself() throws IOException {
    Set<String> thrown = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> found(THROWN, read(file)))
          .forEach(thrown::add);
    }
    assertTrue(thrown.size() > 20, "found only " + thrown);
    assertExplained(thrown);
  }

  private static void assertExplained(Set<String> types) throws IOException {
    Set<String> missing = new TreeSet<>(types);
    String tables =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(0, line.indexOf('|', 1)))
            .collect(Collectors.joining("\n"));
    found(EXPLAINED, tables).forEach(missing::remove);
    assertEquals(Set.of(), missing, "not explained in " + PAGE);
  }

  private static Stream<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
