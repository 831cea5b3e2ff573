package io.beltline.workflows.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.roles.RoleFilter;
import io.beltline.workflows.schema.SchemaFile;
import io.beltline.workflows.schema.SchemaFiles;
import io.beltline.workflows.schema.SqlText;
import io.beltline.workflows.validation.ComparisonOptions;
import io.beltline.workflows.wire.BeltlineDataConverter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WireTest {
  private static final ObjectMapper MAPPER = BeltlineDataConverter.mapper();

  @Test
  void optionsComeBackAsTheyWere() throws Exception {
    CommandOptions all =
        new CommandOptions(
            new RoleFilter(List.of("a"), List.of("%b")),
            List.of("t"),
            7,
            EnumSet.allOf(Flag.class),
            Direction.BACK,
            Side.DESTINATION,
            new SchemaFiles(Map.of(SchemaFile.INDEXES, SqlText.of("select 'ü';"))),
            new ComparisonOptions(1, 2, 3, true));

    CommandOptions back = MAPPER.readValue(MAPPER.writeValueAsString(all), CommandOptions.class);

    assertEquals(all, back);
    assertEquals("select 'ü';", back.files().text(SchemaFile.INDEXES).orElseThrow().sql());
  }

  @Test
  void whatIsNotSaidIsTheDefault() throws Exception {
    assertEquals(CommandOptions.NONE, MAPPER.readValue("{}", CommandOptions.class));
  }

  @Test
  void everyCommandHasItsTypedNameOnTheWireAndARecord() throws Exception {
    for (Command command : Command.values()) {
      assertEquals("\"" + command + "\"", MAPPER.writeValueAsString(command));
      assertEquals(command, Command.parse(command.toString()));
      assertEquals(true, Detail.of(command).isRecord(), command.toString());
    }
    assertEquals("teardown-forward-replication", "" + Command.TEARDOWN_FORWARD_REPLICATION);
  }
}
