package io.beltline.configuration;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beltline.configuration.problem.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** A migration project in a throw-away folder, with the pair {@code dc1/billing}. */
final class Project {

  private final Path root;

  Project(Path root) {
    this.root = root;
  }

  /** Returns a configuration with every optional field left out. */
  static String example() {
    return resource("billing.json");
  }

  static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(Project.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return root.resolve("configs/dc1/billing");
  }

  Path write(String name, String text) {
    return write("dc1", "billing", name, text);
  }

  Path write(String dc, String db, String name, String text) {
    try {
      Path folder = Files.createDirectories(root.resolve("configs").resolve(dc).resolve(db));
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ConfigurationDirectory directory() {
    return new ConfigurationDirectory(root, Map.of("BILLING_PW", "from-env", "EMPTY", ""));
  }

  PairConfiguration load(String text) {
    write("config.json", text);
    return directory().load("dc1", "billing");
  }

  ConfigurationException refusal(String text) {
    return assertThrows(ConfigurationException.class, () -> load(text));
  }
}
