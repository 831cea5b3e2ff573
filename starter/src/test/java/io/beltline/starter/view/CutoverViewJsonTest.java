package io.beltline.starter.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.beltline.starter.fake.FakeStep;
import io.beltline.starter.fake.Statuses;
import io.beltline.workflows.wire.BeltlineDataConverter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The shape of {@code --json} is a promise: what changes here breaks scripts. */
class CutoverViewJsonTest {
  @Test
  void isTheDocumentedShape() throws IOException {
    CutoverView view =
        new CutoverView(
            "cutover/prod/orders",
            "run-1",
            "running",
            214,
            "await-teardown",
            Statuses.eventful(Shown.PAIR),
            Map.of("AwaitForwardReady", FakeStep.PROGRESS),
            Map.of("AwaitForwardReady", new CutoverView.Retry(2, "connection refused")),
            null);

    JsonNode promised = BeltlineDataConverter.mapper().readTree(example());
    JsonNode printed = BeltlineDataConverter.mapper().readTree(JsonText.of(view));
    assertEquals(promised.toPrettyString(), printed.toPrettyString());
  }

  private static String example() throws IOException {
    return Files.readAllLines(Path.of("../docs/json.md")).stream()
        .dropWhile(line -> !line.equals("```json"))
        .skip(1)
        .takeWhile(line -> !line.equals("```"))
        .collect(Collectors.joining("\n"));
  }
}
