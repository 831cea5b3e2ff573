package io.beltline.starter.completion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The completion script for bash and zsh: commands and options from the model of the command line,
 * datacenters and databases from the folders that are there when somebody types. Needs no Java
 * then.
 */
public final class CompletionScript {
  /** Stands in the resource where the options with a value come. */
  private static final String OPTIONS = "@OPTIONS@";

  private CompletionScript() {}

  /** The script of this command line. */
  public static String of(CommandLine belt) {
    String options =
        withAllBelow(belt)
            .flatMap(command -> command.getCommandSpec().options().stream())
            .filter(option -> option.arity().max() > 0)
            .map(OptionSpec::names)
            .flatMap(Arrays::stream)
            .distinct()
            .sorted()
            .collect(Collectors.joining(" | "));
    return AutoComplete.bash("belt", belt) + names().replace(OPTIONS, options);
  }

  private static Stream<CommandLine> withAllBelow(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(CompletionScript::withAllBelow));
  }

  private static String names() {
    try (InputStream in = CompletionScript.class.getResourceAsStream("names.bash")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
