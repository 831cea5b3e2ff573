package io.beltline.starter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.starter.fake.FakeTemporal;
import io.beltline.starter.fake.FakeTemporal.Ran;
import io.beltline.workflows.command.Command;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {
  static Stream<String> commands() {
    return Commands.all().map(Commands.Line::name);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItselfAndItsExitCodes(String command) {
    String[] words = (command.substring("belt ".length()) + " --help").split(" ");
    Ran ran = belt(words);

    assertEquals(0, ran.exitCode(), ran.err());
    assertTrue(ran.out().startsWith("Usage: " + command), ran.out());
    assertTrue(ran.out().contains("3   waiting for approval"), ran.out());
    assertTrue(ran.out().contains("--json"), ran.out());
  }

  static Stream<String> commandsOnWorkers() {
    return Arrays.stream(Command.values()).map(Command::toString);
  }

  @ParameterizedTest
  @MethodSource("commandsOnWorkers")
  void everyCommandSaysWhichSideItNeedsAndHowItEnds(String command) {
    String help = belt(command, "--help").out().replaceAll("\\s+", " ");

    assertTrue(
        Stream.of("src may be null", "dst may be null", "Needs src and dst")
            .anyMatch(help::contains),
        help);
    assertTrue(help.contains("Exits with 0 when"), help);
    assertEquals(
        !command.equals("check-pkeys"), help.contains("for every pair of the datacenter"), help);
  }

  @Test
  void nothingTypedIsWrongUsage() {
    assertEquals(2, belt().exitCode());
    assertEquals(2, belt("cutover").exitCode());
  }

  @Test
  void aTypingErrorIsAnsweredWithWhatWasProbablyMeant() {
    Ran ran = belt("cutover", "statsu", "test", "orders");

    assertEquals(2, ran.exitCode());
    assertTrue(ran.err().contains("Did you mean: status"), ran.err());
  }

  @Test
  void completesCommandsOptionsAndGates() {
    String script = belt("completion").out();

    assertTrue(script.contains("revoke-logins"), script);
    assertTrue(script.contains("--outage-budget"), script);
    assertTrue(script.contains("src-dsn"), script);
  }

  @Test
  void tellsItsVersion() {
    assertTrue(belt("--version").out().startsWith("belt "));
  }

  private static Ran belt(String... args) {
    return FakeTemporal.belt(Map.of(), Path.of(""), args);
  }
}
