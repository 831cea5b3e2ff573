package io.beltline.starter.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beltline.starter.view.JsonText;
import io.beltline.workflows.wire.BeltlineDataConverter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The shape of {@code --json} is a promise: what changes here breaks scripts. */
class HistoryJsonTest {
  @Test
  void isTheDocumentedShape() throws IOException {
    String printed = JsonText.of(Sample.noted("CHG-7"));

    assertEquals(pretty(example()), pretty(printed));
  }

  private static String pretty(String json) throws IOException {
    return BeltlineDataConverter.mapper().readTree(json).toPrettyString();
  }

  private static String example() throws IOException {
    return Files.readAllLines(Path.of("../docs/json.md")).stream()
        .dropWhile(line -> !line.equals("## The history of a cutover"))
        .dropWhile(line -> !line.equals("```json"))
        .skip(1)
        .takeWhile(line -> !line.equals("```"))
        .collect(Collectors.joining("\n"));
  }
}
