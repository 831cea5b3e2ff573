package io.beltline.starter;

import io.beltline.starter.command.Surroundings;
import io.beltline.starter.temporal.Deadlines;
import io.beltline.starter.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Every command that does something, as {@code --help} tells it. */
final class Commands {
  private Commands() {}

  static Stream<Line> all() {
    Terminal terminal = Terminal.plain(System.out);
    Surroundings surroundings =
        new Surroundings(Map.of(), Path.of(""), terminal, terminal, Deadlines.USUAL);
    return below(Belt.commandLine(surroundings));
  }

  private static Stream<Line> below(CommandLine command) {
    return command.getSubcommands().isEmpty()
        ? Stream.of(line(command.getCommandSpec()))
        : command.getSubcommands().values().stream().flatMap(Commands::below);
  }

  private static Line line(CommandSpec spec) {
    List<String> arguments =
        spec.positionalParameters().stream().map(PositionalParamSpec::paramLabel).toList();
    return new Line(
        spec.qualifiedName(),
        arguments.stream().map(argument -> " " + argument).collect(Collectors.joining()),
        spec.usageMessage().description()[0]);
  }

  /**
   * One command.
   *
   * @param name with {@code belt} and its group
   * @param arguments what must follow
   * @param description the first sentence of its help
   */
  record Line(String name, String arguments, String description) {
    String inTable() {
      return "| `%s%s` | %s |".formatted(name, arguments, description);
    }
  }
}
