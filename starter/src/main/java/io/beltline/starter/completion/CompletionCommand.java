package io.beltline.starter.completion;

import io.beltline.starter.command.OutputOptions;
import io.beltline.starter.command.Surroundings;
import io.beltline.starter.exit.ExitCode;
import io.beltline.starter.view.JsonText;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes the completion script of a shell. */
@Command(
    name = "completion",
    description = {
      "Print a completion script for bash and zsh.",
      "To use it in this shell: source <(belt completion)",
      "To install it: belt --install-completion",
      "Completes datacenters and databases too: those of the folder configs/ here, or of the one that"
          + " BELTLINE_CONFIG_DIR names."
    })
public final class CompletionCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final OutputOptions output = new OutputOptions();

  /** Uses these surroundings. */
  public CompletionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    String script = CompletionScript.of(spec.root().commandLine());
    surroundings.out().line(output.json() ? JsonText.of(Map.of("script", script)) : script);
    return ExitCode.DONE.number();
  }
}
