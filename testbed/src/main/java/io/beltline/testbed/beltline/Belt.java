package io.beltline.testbed.beltline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The {@code belt} command line, asked with {@code --json}. */
public final class Belt {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Home home;
  private final Path folder;
  private final Map<String, String> variables;

  Belt(Home home, Path folder, Map<String, String> variables) {
    this.home = home;
    this.folder = folder;
    this.variables = Map.copyOf(variables);
  }

  /** Runs a command to its end. */
  public Answer run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(home.program("belt")));
    command.addAll(List.of(arguments));
    command.add("--json");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(variables);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      CompletableFuture<String> said =
          CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
      String result = text(process.getInputStream());
      return new Answer(process.waitFor(), parse(result), said.join());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while belt ran", e);
    }
  }

  private static String text(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what belt printed", e);
    }
  }

  private static JsonNode parse(String result) throws IOException {
    return result.isBlank() ? MissingNode.getInstance() : JSON.readTree(result);
  }
}
