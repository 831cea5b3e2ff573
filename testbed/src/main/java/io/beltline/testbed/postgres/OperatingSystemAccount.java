package io.beltline.testbed.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;

/**
 * The operating system's account under which local servers run: the one of this JVM, or {@code
 * postgres} when this JVM is root, because PostgreSQL refuses to run as root.
 */
final class OperatingSystemAccount {

  private static final String INSTEAD_OF_ROOT = "postgres";
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

  private OperatingSystemAccount() {}

  /** The command line that runs a program under that account. */
  static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    if (ROOT) {
      command.addAll(List.of("setpriv", "--reuid", INSTEAD_OF_ROOT));
      command.addAll(List.of("--regid", INSTEAD_OF_ROOT, "--init-groups"));
    }
    command.addAll(List.of(arguments));
    return command;
  }

  /** Creates a directory of its own that only that account may enter. */
  static Path createDirectory(String prefix) {
    try {
      Path directory = Files.createTempDirectory(prefix);
      if (ROOT) {
        own(directory);
      }
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create a directory for a PostgreSQL server", e);
    }
  }

  /** Hands a file or directory over to that account. */
  static void own(Path file) throws IOException {
    UserPrincipal owner =
        file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(INSTEAD_OF_ROOT);
    Files.getFileAttributeView(file, PosixFileAttributeView.class).setOwner(owner);
  }
}
