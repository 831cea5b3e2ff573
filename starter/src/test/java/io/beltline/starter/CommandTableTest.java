package io.beltline.starter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command table of the README, or of {@code docs/commands.md}, is what {@code --help} says. */
class CommandTableTest {
  private static final String HEADING = "## Commands";

  @Test
  void equalsTheHelp() throws IOException {
    Path root = Path.of("..");
    Path readme = root.resolve("README.md");
    boolean inReadme = Files.exists(readme) && Files.readAllLines(readme).contains(HEADING);
    Path documented = inReadme ? readme : root.resolve("docs/commands.md");

    List<String> table =
        Files.readAllLines(documented).stream()
            .dropWhile(line -> !line.equals(HEADING))
            .filter(line -> line.startsWith("| `belt "))
            .toList();

    assertEquals(
        String.join("\n", Commands.all().map(Commands.Line::inTable).toList()),
        String.join("\n", table),
        "the table in " + documented.getFileName());
  }
}
