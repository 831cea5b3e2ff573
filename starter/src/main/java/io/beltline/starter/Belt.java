package io.beltline.starter;

import io.beltline.starter.command.Errors;
import io.beltline.starter.command.Surroundings;
import io.beltline.starter.completion.CompletionCommand;
import io.beltline.starter.completion.CompletionScript;
import io.beltline.starter.completion.Installation;
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
import io.beltline.starter.history.HistoryCommand;
import io.beltline.starter.step.StepCommands;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: every command, wired to its surroundings. */
@Command(
    name = "belt",
    description = "Moves live PostgreSQL databases to another host, and can bring them back.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Belt.Version.class)
public final class Belt implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--install-completion",
      description = "Install completion for the shell that SHELL names: bash or zsh.")
  private boolean installCompletion;

  @Option(
      names = "--show-completion",
      description = "Print the completion script, to look at it or to put it elsewhere.")
  private boolean showCompletion;

  private Belt(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The whole command line. */
  public static CommandLine commandLine(Surroundings surroundings) {
    CommandLine belt = new CommandLine(new Belt(surroundings)).addSubcommand(cutover(surroundings));
    belt.addSubcommand(new HistoryCommand(surroundings));
    StepCommands.all(surroundings).forEach(belt::addSubcommand);
    belt.addSubcommand(new SourceDsnCommand(surroundings))
        .addSubcommand(new DestinationDsnCommand(surroundings))
        .addSubcommand(new CompletionCommand(surroundings));
    Errors errors = new Errors(surroundings);
    describe(belt);
    return belt.setOut(writer(surroundings.out().stream()))
        .setErr(writer(surroundings.err().stream()))
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors);
  }

  private static CommandLine cutover(Surroundings surroundings) {
    return new CommandLine(new CutoverCommand())
        .addSubcommand(new StartCommand(surroundings))
        .addSubcommand(new StatusCommand(surroundings))
        .addSubcommand(new ApproveCommand(surroundings))
        .addSubcommand(new RollbackCommand(surroundings))
        .addSubcommand(new AbortCommand(surroundings))
        .addSubcommand(new PauseCommand(surroundings))
        .addSubcommand(new ResumeCommand(surroundings));
  }

  /** What can be typed without a command. */
  @Override
  public Integer call() {
    if (!installCompletion && !showCompletion) {
      throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }
    String script = CompletionScript.of(spec.commandLine());
    surroundings
        .out()
        .line(
            installCompletion
                ? new Installation(surroundings.environment()).install(script)
                : script);
    return ExitCode.DONE.number();
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
