package io.beltline.testbed.beltline;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The project's folder, whose {@code bin} holds the programs.
 *
 * @param folder absolute
 */
public record Home(Path folder) {

  /** Set by the scripts in {@code bin}. */
  private static final String PROPERTY = "beltline.home";

  /** The folder that the script named which started this JVM. */
  public static Home locate() {
    String named = System.getProperty(PROPERTY);
    if (named == null || !Files.isDirectory(Path.of(named, "bin"))) {
      throw new IllegalStateException("start this with bin/demo or bin/bench");
    }
    return new Home(Path.of(named).toAbsolutePath());
  }

  /** The path of one of the programs. */
  public String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }
}
