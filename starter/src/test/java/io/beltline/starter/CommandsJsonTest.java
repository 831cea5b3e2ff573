package io.beltline.starter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.beltline.starter.fake.FakeTemporal;
import io.beltline.starter.fake.FakeTemporal.Ran;
import io.beltline.workflows.command.Command;
import io.beltline.workflows.wire.BeltlineDataConverter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/belt-commands.schema.json} is what is printed: a promise to scripts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsJsonTest {
  @TempDir static Path directory;

  @AutoClose private final FakeTemporal temporal = FakeTemporal.withWorker();

  @BeforeAll
  void dumpSchema() {
    assertEquals(0, temporal.beltIn(directory, "dump-schema", "test", "orders").exitCode());
  }

  @ParameterizedTest
  @EnumSource(Command.class)
  void everyCommandsAnswerIsAsPromised(Command command) throws IOException {
    Ran ran = temporal.beltIn(directory, command.toString(), "test", "orders", "--json");

    assertEquals(0, ran.exitCode(), ran.toString());
    JsonNode answer = json(ran);
    assertEquals(command.toString(), answer.get("command").asText());
    assertEquals(Set.of(), errors(answer));
  }

  @ParameterizedTest
  @EnumSource(Command.class)
  void nothingInARecordIsLeftOutOfThePromise(Command command) throws IOException {
    Ran ran = temporal.beltIn(directory, command.toString(), "test", "orders", "--json");
    JsonNode answer = json(ran);
    ObjectNode detail = (ObjectNode) answer.get("results").get(0).get("detail");

    detail.put("surprise", 1);
    assertFalse(errors(answer).isEmpty(), "a field that nobody promised");
    detail.remove("surprise");
    if (command != Command.DUMP_SCHEMA) {
      Iterator<String> names = detail.fieldNames();
      detail.remove(names.next());
      assertFalse(errors(answer).isEmpty(), "a field that is missing");
    }
  }

  @Test
  void manyPairsWithABadOneAreAsPromised() throws IOException {
    JsonNode answer = json(temporal.belt("analyze", "test", "--json"));

    assertEquals(5, answer.get("results").size());
    assertEquals(Set.of(), errors(answer));
  }

  @Test
  void whatKeepsACommandFromRunningIsAsPromised() throws IOException {
    assertEquals(Set.of(), errors(json(temporal.belt("analyze", "test", "unknown", "--json"))));
    assertEquals(Set.of(), errors(json(temporal.belt("analyze", "--json"))));
  }

  @Test
  void theExampleThatPeopleReadIsAsPromised() throws IOException {
    String example =
        Files.readAllLines(Path.of("../docs/json.md")).stream()
            .dropWhile(line -> !line.equals("## A command"))
            .dropWhile(line -> !line.equals("```"))
            .skip(1)
            .takeWhile(line -> !line.equals("```"))
            .collect(Collectors.joining("\n"));

    JsonNode answer = BeltlineDataConverter.mapper().readTree(example);
    assertEquals(2, answer.get("results").size());
    assertEquals(Set.of(), errors(answer));
  }

  @Test
  void anAnswerOfAnotherShapeIsNone() throws IOException {
    JsonNode answer = json(temporal.belt("analyze", "test", "orders", "--json"));

    ((ObjectNode) answer).put("exitCode", "0");

    assertFalse(errors(answer).isEmpty());
  }

  private static JsonNode json(Ran ran) throws JsonProcessingException {
    return BeltlineDataConverter.mapper().readTree(ran.out());
  }

  private static Set<ValidationMessage> errors(JsonNode answer) throws IOException {
    String text = Files.readString(Path.of("../docs/belt-commands.schema.json"));
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
    return schema.validate(answer);
  }
}
