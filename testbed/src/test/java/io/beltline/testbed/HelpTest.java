package io.beltline.testbed;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.testbed.bench.BenchCommand;
import io.beltline.testbed.chaos.ChaosCommand;
import io.beltline.testbed.demo.DemoCommand;
import io.beltline.testbed.mutation.MutationCommand;
import io.beltline.testbed.playbook.PlaybookCommand;
import io.beltline.testbed.realschema.RealSchemaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The scripts print their help themselves, so that asking for it neither installs nor builds. */
final class HelpTest {

  @Test
  void theScriptOfTheDemoNamesEveryOption() throws IOException {
    assertNamesEveryOption("demo", new CommandLine(new DemoCommand()));
  }

  @Test
  void theScriptOfTheBenchmarksNamesEveryOption() throws IOException {
    CommandLine bench = new CommandLine(new BenchCommand());
    for (CommandLine benchmark : bench.getSubcommands().values()) {
      assertNamesEveryOption("bench", benchmark);
    }
  }

  @Test
  void theScriptOfChaosNamesEveryOption() throws IOException {
    assertNamesEveryOption("chaos", new CommandLine(new ChaosCommand()));
  }

  @Test
  void theScriptOfThePlaybookNamesEveryOption() throws IOException {
    assertNamesEveryOption("playbook", new CommandLine(new PlaybookCommand()));
  }

  @Test
  void theScriptOfTheRealSchemasNamesEveryOption() throws IOException {
    assertNamesEveryOption("real-schemas", new CommandLine(new RealSchemaCommand()));
  }

  @Test
  void theScriptOfTheMutationsNamesEveryOption() throws IOException {
    assertNamesEveryOption("mutations", new CommandLine(new MutationCommand()));
  }

  private static void assertNamesEveryOption(String script, CommandLine command)
      throws IOException {
    String text = Files.readString(Path.of("..", "bin", script));
    for (String option : command.getCommandSpec().optionsMap().keySet()) {
      assertTrue(
          text.contains("  " + option + " "), "bin/" + script + " does not explain " + option);
    }
    assertTrue(text.contains(command.getCommandName()), command.getCommandName());
  }
}
