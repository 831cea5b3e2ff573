package io.beltline.starter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The command tables of the README and of {@code docs/commands.md} are what {@code --help} says.
 */
class CommandTableTest {
  private static final String HEADING = "## Commands";

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/commands.md"})
  void equalsTheHelp(String page) throws IOException {
    List<String> table =
        Files.readAllLines(Path.of("..").resolve(page)).stream()
            .dropWhile(line -> !line.equals(HEADING))
            .filter(line -> line.startsWith("| `belt "))
            .toList();

    assertEquals(
        String.join("\n", Commands.all().map(Commands.Line::inTable).toList()),
        String.join("\n", table),
        "the table in " + page);
  }
}
