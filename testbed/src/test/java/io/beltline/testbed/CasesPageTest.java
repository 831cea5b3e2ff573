package io.beltline.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/cases.md} calls a proof exists. */
final class CasesPageTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
  private static final Pattern STORY = Pattern.compile("story `([a-z-]+)`");

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    Map<String, String> sources;
    try (Stream<Path> files = Files.walk(ROOT)) {
      sources =
          files
              .filter(file -> file.toString().endsWith("Test.java"))
              .filter(file -> file.toString().contains("/src/test/java/"))
              .collect(
                  Collectors.toMap(
                      file -> String.valueOf(file.getFileName()).replace(".java", ""),
                      CasesPageTest::read,
                      String::concat));
    }
    List<MatchResult> named = TEST.matcher(page()).results().toList();

    assertTrue(named.size() > 40, "found only " + named.size());
    assertEquals(
        List.of(),
        named.stream()
            .filter(
                test ->
                    !sources
                        .getOrDefault(test.group(1), "")
                        .contains("void " + test.group(2) + "("))
            .map(MatchResult::group)
            .toList());
  }

  @Test
  void everyStoryThatIsNamedCanBeTyped() throws IOException {
    String script = Files.readString(ROOT.resolve("bin/playbook"));
    List<String> named =
        STORY.matcher(page()).results().map(story -> story.group(1)).distinct().toList();

    assertTrue(named.size() > 4, "found only " + named);
    assertEquals(List.of(), named.stream().filter(story -> !script.contains(story)).toList());
  }

  private static String page() {
    return read(ROOT.resolve("docs/cases.md"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
