package io.beltline.starter.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.starter.fake.FakeTemporal;
import io.beltline.starter.fake.FakeTemporal.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {
  /** What bash does when somebody presses the tabulator behind these words. */
  private static final String TAB =
      """
      source "$1"; shift
      compopt() { :; }
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"
      _belt_with_names belt "${COMP_WORDS[COMP_CWORD]}"
      printf '%s\\n' "${COMPREPLY[@]}" | sort
      """;

  @TempDir Path directory;

  @BeforeEach
  void configure() throws IOException {
    for (String pair : List.of("prod/orders", "prod/users", "stage/orders")) {
      Path folder = Files.createDirectories(directory.resolve("configs").resolve(pair));
      Files.writeString(folder.resolve("config.json"), "{}");
    }
    Files.createDirectories(directory.resolve("configs/prod/notes"));
  }

  @Test
  void completesDatacentersAndDatabasesFromTheFoldersHere() throws IOException {
    assertEquals(List.of("prod", "stage"), completed("belt", "analyze", ""));
    assertEquals(List.of("stage"), completed("belt", "cutover", "start", "s"));
    assertEquals(List.of("orders", "users"), completed("belt", "analyze", "prod", ""));
    assertEquals(List.of("users"), completed("belt", "cutover", "status", "prod", "u"));
  }

  @Test
  void offersNoNameThatCannotBeTypedAndRunsNone() throws IOException {
    Files.createDirectories(directory.resolve("configs/$(touch ran)"));
    Files.createDirectories(directory.resolve("configs/two words"));
    Files.createDirectories(directory.resolve("configs/-x"));

    assertEquals(List.of("prod", "stage"), completed("belt", "analyze", ""));
    assertFalse(Files.exists(directory.resolve("ran")));
  }

  @Test
  void countsNoOptionAndNoValueOfOne() throws IOException {
    assertEquals(
        List.of("orders", "users"),
        completed("belt", "sync-tables", "--table", "x", "--json", "prod", ""));
    assertEquals(
        List.of("prod", "stage"), completed("belt", "status", "--interval", "=", "5s", ""));
  }

  @Test
  void completesWhatTheModelKnowsElsewhere() throws IOException {
    assertEquals(List.of("--stride"), completed("belt", "sync-sequences", "--str"));
    assertEquals(
        List.of("revoke-logins"),
        completed("belt", "cutover", "approve", "prod", "orders", "revoke"));
    assertEquals(List.of("diff-schemas", "diff-sequences"), completed("belt", "diff-"));
  }

  @Test
  void looksWhereTheConfigurationIs() throws IOException {
    Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));

    assertEquals(
        List.of("prod", "stage"),
        completed(elsewhere, Map.of("BELTLINE_CONFIG_DIR", ".."), "belt", "analyze", ""));
  }

  @Test
  void theScriptIsTheSameHoweverItIsAskedFor() {
    assertEquals(belt(Map.of(), "completion").out(), belt(Map.of(), "--show-completion").out());
  }

  @Test
  void isInstalledWhereBashLooks() throws IOException {
    Map<String, String> user = Map.of("SHELL", "/bin/bash", "HOME", directory.toString());

    Ran ran = belt(user, "--install-completion");

    assertEquals(0, ran.exitCode(), ran.err());
    Path file = directory.resolve(".local/share/bash-completion/completions/belt");
    assertTrue(Files.readString(file).contains("_belt_with_names"), ran.out());
    assertTrue(ran.out().startsWith(file.toString()), ran.out());
  }

  @Test
  void isNamedOnceInWhatZshReadsHoweverOftenItIsInstalled() throws IOException {
    Map<String, String> user = Map.of("SHELL", "/usr/bin/zsh", "HOME", directory.toString());
    Files.writeString(directory.resolve(".zshrc"), "setopt autocd");

    assertEquals(0, belt(user, "--install-completion").exitCode());
    assertEquals(0, belt(user, "--install-completion").exitCode());

    Path file = directory.resolve(".local/share/beltline/completion.zsh");
    assertTrue(Files.readString(file).contains("_belt_with_names"));
    assertEquals(
        List.of("setopt autocd", "source '" + file + "'"),
        Files.readAllLines(directory.resolve(".zshrc")));
  }

  @Test
  void aShellThatItDoesNotKnowIsWrongUsage() {
    Ran ran = belt(Map.of("SHELL", "/usr/bin/fish"), "--install-completion");

    assertEquals(2, ran.exitCode());
    assertTrue(ran.err().contains("/usr/bin/fish"), ran.err());
  }

  private List<String> completed(String... words) throws IOException {
    return completed(directory, Map.of(), words);
  }

  private static List<String> completed(
      Path where, Map<String, String> environment, String... words) throws IOException {
    Path script = Files.writeString(where.resolve("script"), belt(Map.of(), "completion").out());
    List<String> command = new ArrayList<>(List.of("bash", "-c", TAB, "bash"));
    command.add(script.toString());
    command.addAll(List.of(words));
    ProcessBuilder bash = new ProcessBuilder(command).directory(where.toFile());
    bash.environment().putAll(environment);
    Process process = bash.redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return out.lines().filter(line -> !line.isEmpty()).toList();
  }

  private static Ran belt(Map<String, String> environment, String... args) {
    return FakeTemporal.belt(environment, Path.of(""), args);
  }
}
