package io.beltline.starter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What can be typed for the tool that is superseded can be typed here. */
class ReferenceCommandsTest {
  private static final Pattern SPACE = Pattern.compile(" ");

  static Stream<Arguments> commands() {
    return Stream.of("reference-commands.txt", "later-commands.txt")
        .flatMap(file -> reference(file).entrySet().stream())
        .map(command -> Arguments.of(command.getKey(), command.getValue()));
  }

  @Test
  void thereAreTwentySeven() {
    assertEquals(27, reference("reference-commands.txt").size());
  }

  @Test
  void whatCanBeTypedWithoutACommand() {
    CommandLine belt = Commands.belt();

    assertTrue(
        belt.getCommandSpec()
            .optionsMap()
            .keySet()
            .containsAll(List.of("--install-completion", "--show-completion", "--help")));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void takesTheSameArguments(String signature, List<String> options) {
    String arguments =
        Commands.all()
            .filter(command -> command.name().equals("belt " + name(signature)))
            .map(Commands.Line::arguments)
            .collect(Collectors.joining());

    assertEquals(
        signature.substring(name(signature).length()).toLowerCase(Locale.ROOT),
        arguments.replace("<", "").replace(">", ""));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void takesTheSameOptionsWithTheSameDefaults(String signature, List<String> options) {
    for (String line : options) {
      List<String> words = Arrays.asList(SPACE.split(line));
      if (words.contains("=")) {
        flag(signature, words.get(0), words.get(1), words.get(3).equals("on"));
      } else {
        words.forEach(option -> value(signature, option));
      }
    }
  }

  /** A flag with an opposite: what it is when neither is typed, or one of them. */
  private static void flag(String signature, String name, String opposite, boolean preset) {
    assertEquals(preset, option(signature, name).getValue());
    assertEquals(true, option(signature, name, name).getValue());
    assertEquals(false, option(signature, name, opposite).getValue());
  }

  /** An option that takes something, or a flag without an opposite. */
  private static void value(String signature, String name) {
    OptionSpec option = option(signature, name);
    if (option.arity().max() > 0) {
      assertTrue(option(signature, name, name, "7").getValue().toString().contains("7"), name);
    } else {
      assertEquals(false, option.getValue());
      assertEquals(true, option(signature, name, name).getValue());
    }
  }

  /** The option after this was typed. */
  private static OptionSpec option(String signature, String name, String... typed) {
    List<String> args = new ArrayList<>(List.of(name(signature), "dc", "db"));
    args.addAll(Arrays.asList(typed));
    ParseResult parsed = Commands.belt().parseArgs(args.toArray(String[]::new));
    return Objects.requireNonNull(parsed.subcommand().commandSpec().optionsMap().get(name), name);
  }

  private static String name(String signature) {
    return Arrays.asList(SPACE.split(signature)).get(0);
  }

  /** The options of each command, one a line. */
  private static Map<String, List<String>> reference(String file) {
    Map<String, List<String>> commands = new LinkedHashMap<>();
    List<String> options = new ArrayList<>();
    for (String line : lines(file)) {
      if (line.startsWith(" ")) {
        options.add(line.strip());
      } else if (!line.startsWith("#")) {
        options = new ArrayList<>();
        commands.put(line, options);
      }
    }
    return commands;
  }

  private static List<String> lines(String file) {
    try (InputStream in = ReferenceCommandsTest.class.getResourceAsStream(file)) {
      byte[] bytes = Objects.requireNonNull(in).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
