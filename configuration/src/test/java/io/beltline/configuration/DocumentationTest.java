package io.beltline.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.configuration.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps {@code docs/configuration.md} true. */
class DocumentationTest {

  private static final Path PAGE = Path.of("../docs/configuration.md");

  @TempDir Path root;

  @Test
  void exampleIsReadAsItStands() throws IOException {
    PairConfiguration pair = example();

    assertEquals("192.0.2.10", pair.source().address());
    assertEquals("written // here", pair.destination().root().password().resolve().reveal());
  }

  @Test
  void exampleShowsTheDefaults() throws IOException {
    assertEquals(
        new CutoverSettings(
            EngineChoice.AUTO,
            PlannedGate.DEFAULT,
            CutoverSettings.DEFAULT_MAX_LAG_BYTES,
            CutoverSettings.DEFAULT_OUTAGE_BUDGET,
            true),
        example().settings());
    assertEquals(Duration.ofSeconds(30), CutoverSettings.DEFAULT_OUTAGE_BUDGET);
  }

  /** The error for an unknown field lists what the reader knows, which is what the page must. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"zzzzzzzzzz\": 1",
        "\"src\": {\"zzzzzzzzzz\": 1}",
        "\"src\": {\"tls\": {\"zzzzzzzzzz\": 1}}",
        "\"src\": {\"tls\": {\"onServer\": {\"zzzzzzzzzz\": 1}}}"
      })
  void everyFieldIsDocumented(String unknown) throws IOException {
    String remedy =
        new Project(root)
            .refusal("{" + unknown + "}").problems().stream()
                .filter(problem -> problem.field().endsWith("zzzzzzzzzz"))
                .map(Problem::remedy)
                .collect(Collectors.joining());

    assertTrue(remedy.startsWith("known here are "), remedy);
    String page = Files.readString(PAGE);
    assertEquals(
        List.of(),
        Pattern.compile(", ")
            .splitAsStream(remedy.replace("known here are ", ""))
            .filter(field -> !page.contains("`" + field + "`"))
            .toList());
  }

  private PairConfiguration example() throws IOException {
    Matcher example = Pattern.compile("(?s)```json\n(.*?)```").matcher(Files.readString(PAGE));
    assertTrue(example.find());
    Project project = new Project(root);
    project.write("testdatacenter1", "database1", "config.json", example.group(1));
    return project.directory().load("testdatacenter1", "database1");
  }
}
