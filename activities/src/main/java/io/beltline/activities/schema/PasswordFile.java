package io.beltline.activities.schema;

import io.beltline.activities.failure.StepFailures;
import io.beltline.configuration.secret.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A password file for libpq that has no name on the disk: it is there for the one child that gets
 * it as its standard input, and gone with it and this process, however they end. The name is
 * removed before the password is written. Needs Linux, where an open file has a name below {@code
 * /proc}.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-pgpass.html">The Password File</a>
 */
final class PasswordFile implements AutoCloseable {
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  private final FileChannel channel;
  private final Path openFile;

  private PasswordFile(FileChannel channel, Path openFile) {
    this.channel = channel;
    this.openFile = openFile;
  }

  /** Holds a password, which must not have line breaks, for whatever connection is opened. */
  static PasswordFile of(Secret password, WorkFolder folder) throws IOException {
    Path named = folder.file("password");
    FileChannel channel =
        FileChannel.open(
            named,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Path openFile = openFile(named.toRealPath());
      Files.delete(named);
      ByteBuffer content = ByteBuffer.wrap(line(password).getBytes(StandardCharsets.UTF_8));
      while (content.hasRemaining()) {
        channel.write(content);
      }
      return new PasswordFile(channel, openFile);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static String line(Secret password) {
    String text = password.reveal();
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      throw StepFailures.stop(
          "ConfigurationInvalid",
          "A root_user's password has a line break, with which pg_dump and pg_restore cannot log in",
          "Give the role another password, also in config.json.");
    }
    return "*:*:*:*:" + text.replace("\\", "\\\\").replace(":", "\\:");
  }

  private static Path openFile(Path named) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(OPEN_FILES)) {
      for (Path file : files) {
        if (leadsTo(file, named)) {
          return file;
        }
      }
    }
    throw new NoSuchFileException("no open file below " + OPEN_FILES + " is " + named);
  }

  private static boolean leadsTo(Path link, Path file) throws IOException {
    try {
      return Files.readSymbolicLink(link).equals(file);
    } catch (NoSuchFileException closedMeanwhile) {
      return false;
    }
  }

  /** Makes it the password file of a program that is to be started. */
  void giveTo(ProcessBuilder program) {
    program.redirectInput(openFile.toFile());
    program.environment().put("PGPASSFILE", "/dev/stdin");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
