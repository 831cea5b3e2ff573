package io.beltline.starter;

import io.beltline.starter.command.Errors;
import io.beltline.starter.command.Surroundings;
import io.beltline.starter.completion.CompletionCommand;
import io.beltline.starter.cutover.AbortCommand;
import io.beltline.starter.cutover.ApproveCommand;
import io.beltline.starter.cutover.CutoverCommand;
import io.beltline.starter.cutover.PauseCommand;
import io.beltline.starter.cutover.ResumeCommand;
import io.beltline.starter.cutover.RollbackCommand;
import io.beltline.starter.cutover.StartCommand;
import io.beltline.starter.cutover.StatusCommand;
import io.beltline.starter.dsn.DestinationDsnCommand;
import io.beltline.starter.dsn.SourceDsnCommand;
import io.beltline.starter.exit.ExitCode;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The command line: every command, wired to its surroundings. */
@Command(
    name = "belt",
    description = "Moves live PostgreSQL databases to another host, and can bring them back.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Belt.Version.class)
public final class Belt {
  private Belt() {}

  /** The whole command line. */
  public static CommandLine commandLine(Surroundings surroundings) {
    CommandLine cutover =
        new CommandLine(new CutoverCommand())
            .addSubcommand(new StartCommand(surroundings))
            .addSubcommand(new StatusCommand(surroundings))
            .addSubcommand(new ApproveCommand(surroundings))
            .addSubcommand(new RollbackCommand(surroundings))
            .addSubcommand(new AbortCommand(surroundings))
            .addSubcommand(new PauseCommand(surroundings))
            .addSubcommand(new ResumeCommand(surroundings));
    CommandLine belt =
        new CommandLine(new Belt())
            .addSubcommand(cutover)
            .addSubcommand(new SourceDsnCommand(surroundings))
            .addSubcommand(new DestinationDsnCommand(surroundings))
            .addSubcommand(new CompletionCommand(surroundings));
    Errors errors = new Errors(surroundings);
    describe(belt);
    return belt.setOut(writer(surroundings.out().stream()))
        .setErr(writer(surroundings.err().stream()))
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors);
  }

  /** Gives every command {@code --help}, {@code --version} and the meaning of its exit codes. */
  private static void describe(CommandLine command) {
    command.getCommandSpec().mixinStandardHelpOptions(true);
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    usage.exitCodeListHeading("%nExit codes:%n").exitCodeList(ExitCode.meanings());
    usage.parameterListHeading("%n").optionListHeading("%nOptions:%n");
    usage.commandListHeading("%nCommands:%n");
    usage.sortOptions(false);
    command.getSubcommands().values().forEach(Belt::describe);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /** The version of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Belt.class.getPackage().getImplementationVersion();
      return new String[] {"belt " + (version == null ? "(not packaged)" : version)};
    }
  }
}
