package io.beltline.starter.completion;

import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Puts the completion script where the user's shell finds it. May be repeated. */
public final class Installation {
  private final Map<String, String> environment;

  /** For the user of this environment. */
  public Installation(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Installs it; returns what to do then. */
  public String install(String script) {
    String shell = environment.getOrDefault("SHELL", "");
    try {
      if (shell.endsWith("bash")) {
        return inBash(script);
      }
      if (shell.endsWith("zsh")) {
        return inZsh(script);
      }
    } catch (IOException e) {
      throw new BeltException(ExitCode.FAILED, "Completion cannot be installed: " + e, e);
    }
    throw new BeltException(
        ExitCode.USAGE,
        "There is completion for bash and zsh; SHELL says '%s'. belt --show-completion prints the script."
            .formatted(shell));
  }

  /** bash-completion loads it when it is needed. */
  private String inBash(String script) throws IOException {
    Path file = data().resolve("bash-completion/completions/belt");
    write(file, script);
    return "%s is there; new shells use it where the package bash-completion is installed. Elsewhere add to ~/.bashrc: source %s"
        .formatted(file, file);
  }

  private String inZsh(String script) throws IOException {
    Path file = data().resolve("beltline/completion.zsh");
    write(file, script);
    Path startup = Path.of(environment.getOrDefault("ZDOTDIR", home())).resolve(".zshrc");
    String line = "source '" + file + "'";
    if (!Files.exists(startup) || !Files.readString(startup).contains(line)) {
      Files.writeString(
          startup, "\n" + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
    return "%s is there, and %s names it; new shells use it.".formatted(file, startup);
  }

  private Path data() {
    String data = environment.getOrDefault("XDG_DATA_HOME", "");
    return data.isEmpty() ? Path.of(home(), ".local", "share") : Path.of(data);
  }

  private String home() {
    return environment.getOrDefault("HOME", System.getProperty("user.home", "."));
  }

  private static void write(Path file, String script) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, script);
  }
}
