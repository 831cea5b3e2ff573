package io.beltline.starter;

import io.beltline.starter.command.Surroundings;
import io.beltline.starter.temporal.Deadlines;
import io.beltline.starter.terminal.Terminal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Every command that does something, as {@code --help} tells it. */
final class Commands {
  private Commands() {}

  static Stream<Line> all() {
    return below(belt());
  }

  /** The whole command line, with nothing behind it. */
  static CommandLine belt() {
    Terminal terminal = Terminal.plain(System.out);
    return Belt.commandLine(
        new Surroundings(Map.of(), Path.of(""), terminal, terminal, Deadlines.USUAL));
  }

  private static Stream<Line> below(CommandLine command) {
    return command.getSubcommands().isEmpty()
        ? Stream.of(line(command.getCommandSpec()))
        : command.getSubcommands().values().stream().flatMap(Commands::below);
  }

  private static Line line(CommandSpec spec) {
    return new Line(
        spec.qualifiedName(),
        spec.positionalParameters().stream()
            .map(argument -> " " + inHelp(argument))
            .collect(Collectors.joining()),
        spec.usageMessage().description()[0],
        spec.options().stream().map(Option::of).toList());
  }

  private static String inHelp(PositionalParamSpec argument) {
    return argument.arity().min() == 0 ? "[" + argument.paramLabel() + "]" : argument.paramLabel();
  }

  /**
   * One command.
   *
   * @param name with {@code belt} and its group
   * @param arguments what must or can follow
   * @param description the first sentence of its help
   * @param options what else can be typed
   */
  record Line(String name, String arguments, String description, List<Option> options) {
    String inTable() {
      return "| `%s%s` | %s |".formatted(name, arguments, description);
    }
  }

  /**
   * One option.
   *
   * @param typed its names, and what follows them
   * @param preset what applies when it is not typed
   */
  record Option(String typed, String preset) {
    static Option of(OptionSpec spec) {
      String names = String.join(", ", spec.names());
      String value = spec.arity().max() > 0 ? " " + spec.paramLabel() : "";
      return new Option(names + value + negated(spec), preset(spec));
    }

    private static String negated(OptionSpec spec) {
      CommandSpec command = spec.command();
      return spec.negatable()
          ? Arrays.stream(spec.names())
              .map(name -> command.negatableOptionTransformer().makeNegative(name, command))
              .collect(Collectors.joining(", ", " / ", ""))
          : "";
    }

    private static String preset(OptionSpec spec) {
      String preset = spec.defaultValue();
      if (spec.arity().max() == 0) {
        return Boolean.parseBoolean(preset) ? "on" : "off";
      }
      return preset == null ? "" : preset;
    }
  }
}
