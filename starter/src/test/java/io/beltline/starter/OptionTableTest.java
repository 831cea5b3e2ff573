package io.beltline.starter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.beltline.starter.Commands.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;

/** The table of options in {@code docs/commands.md} is the model that the program parses with. */
class OptionTableTest {
  private static final String HEADING = "| option | unless typed | commands | meaning |";
  private static final String EVERY = "every command";
  private static final String OF_PAIRS = "every command with `[<db>]`";
  private static final String USER = "your user's name";

  @Test
  void hasEveryOptionOfEveryCommandWithItsDefault() throws IOException {
    List<String> documented = rows().stream().flatMap(OptionTableTest::options).sorted().toList();

    assertEquals(
        String.join("\n", Commands.all().flatMap(OptionTableTest::options).sorted().toList()),
        String.join("\n", documented));
  }

  @Test
  void explainsEveryOption() throws IOException {
    for (List<String> row : rows()) {
      assertFalse(row.get(3).isEmpty(), row.get(0));
    }
  }

  @Test
  void namesWhatCanBeTypedWithoutACommand() throws IOException {
    String page = Files.readString(page());
    CommandSpec belt = Commands.belt().getCommandSpec();

    assertEquals(
        List.of(),
        belt.options().stream()
            .map(Commands.Option::of)
            .map(Commands.Option::typed)
            .filter(option -> !page.contains("`" + option + "`"))
            .toList());
  }

  /** Each as "command | option | default". */
  private static Stream<String> options(Line command) {
    return command.options().stream()
        .map(option -> row(command.name(), option.typed(), option.preset()));
  }

  private static Stream<String> options(List<String> row) {
    String preset = row.get(1).replace("`", "").replace(USER, System.getProperty("user.name"));
    return commands(row.get(2)).map(command -> row(command, row.get(0).replace("`", ""), preset));
  }

  private static String row(String command, String option, String preset) {
    return "%s | %s | %s".formatted(command, option, preset);
  }

  private static Stream<String> commands(String cell) {
    if (cell.equals(EVERY)) {
      return Commands.all().map(Line::name);
    }
    if (cell.equals(OF_PAIRS)) {
      return Commands.all().filter(c -> c.arguments().endsWith("[<db>]")).map(Line::name);
    }
    return Pattern.compile(", ").splitAsStream(cell).map(name -> "belt " + name.replace("`", ""));
  }

  /** The cells of each row. */
  private static List<List<String>> rows() throws IOException {
    return Files.readAllLines(page()).stream()
        .dropWhile(line -> !line.equals(HEADING))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.substring(1, line.length() - 1))
        .map(line -> Arrays.stream(Pattern.compile("\\|").split(line)).map(String::strip).toList())
        .toList();
  }

  private static Path page() {
    return Path.of("../docs/commands.md");
  }
}
