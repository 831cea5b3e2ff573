package io.beltline.configuration;

import io.beltline.configuration.problem.ConfigurationException;
import io.beltline.configuration.problem.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folder of a migration project, which describes each pair in {@code
 * configs/<dc>/<db>/config.json}.
 *
 * <p>Nothing is kept: every call reads the files as they are. Safe for use by many threads.
 */
public final class ConfigurationDirectory {

  private static final String FILE = "config.json";

  /** Some editors begin a file with it; it is not part of the JSON. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path configs;
  private final Map<String, String> environment;

  /**
   * Reads below this folder, and password references in this process's environment.
   *
   * @param root the folder that contains {@code configs}
   */
  public ConfigurationDirectory(Path root) {
    this(root, System.getenv());
  }

  /** Like the other one, with another environment for {@code {"env": "NAME"}}. */
  public ConfigurationDirectory(Path root, Map<String, String> environment) {
    this.configs = root.resolve("configs").toAbsolutePath().normalize();
    this.environment = Map.copyOf(environment);
  }

  /**
   * Returns the names of the datacenters, sorted.
   *
   * @throws ConfigurationException when there is no readable {@code configs} folder
   */
  public List<String> datacenters() {
    if (!Files.isDirectory(configs)) {
      throw new ConfigurationException(
          configs,
          new Problem(
              "",
              0,
              "no such folder",
              "name the folder that contains configs, or create configs/<dc>/<db>/config.json"));
    }
    return folders(configs, folder -> true);
  }

  /**
   * Returns the names of the pairs of a datacenter, sorted: its folders with a {@code config.json}.
   *
   * @throws ConfigurationException which lists the known datacenters when it is not one of them
   */
  public List<String> databases(String dc) {
    List<String> datacenters = datacenters();
    if (!datacenters.contains(dc)) {
      throw unknown("datacenter", dc, configs, datacenters);
    }
    return folders(configs.resolve(dc), folder -> Files.exists(folder.resolve(FILE)));
  }

  /**
   * Returns one pair as its file describes it now. Passwords are not fetched.
   *
   * @throws ConfigurationException with everything that is wrong: an unknown name and the known
   *     ones, or every mistake in the file
   */
  public PairConfiguration load(String dc, String db) {
    List<String> databases = databases(dc);
    if (!databases.contains(db)) {
      throw unknown("database", db, configs.resolve(dc), databases);
    }
    Path file = configs.resolve(dc).resolve(db).resolve(FILE);
    return new PairReader(new PairFile(file, dc, db, environment)).read(text(file));
  }

  private static List<String> folders(Path parent, Predicate<Path> wanted) {
    try (Stream<Path> children = Files.list(parent)) {
      return children
          .filter(Files::isDirectory)
          .filter(wanted)
          .map(folder -> String.valueOf(folder.getFileName()))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unreadable(parent, "cannot be listed", e);
    }
  }

  private static ConfigurationException unknown(
      String kind, String name, Path folder, List<String> known) {
    String remedy =
        known.isEmpty()
            ? "there is none yet: create its folder with a " + FILE
            : "known are " + String.join(", ", known);
    return new ConfigurationException(
        folder, new Problem("", 0, "unknown " + kind + " \"" + name + "\"", remedy));
  }

  private static String text(Path file) {
    try {
      String text = Files.readString(file);
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw unreadable(file, "is not UTF-8 text", e);
    } catch (NoSuchFileException e) {
      throw unreadable(file, "does not exist any more", e);
    } catch (IOException e) {
      throw unreadable(file, "cannot be read", e);
    }
  }

  private static ConfigurationException unreadable(Path path, String what, IOException cause) {
    Problem problem =
        new Problem("", 0, what, "make it readable, as UTF-8, for the user of this process");
    return new ConfigurationException(path, problem, cause);
  }
}
