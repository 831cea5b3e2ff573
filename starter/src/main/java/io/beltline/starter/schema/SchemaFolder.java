package io.beltline.starter.schema;

import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.schema.SchemaFile;
import io.beltline.workflows.schema.SchemaFiles;
import io.beltline.workflows.schema.SqlText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A pair's schema files: {@code schemas/<dc>/<db>/} in the folder where a command was typed. */
public final class SchemaFolder {
  /** Some editors write it first; PostgreSQL would take it for a part of the SQL. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * As far as the user's umask allows it, as for any other file; temporary ones are kept private.
   */
  private static final FileAttribute<Set<PosixFilePermission>> USUAL =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-"));

  private final Path folder;

  /** Of a pair, below this folder. */
  public SchemaFolder(Path directory, Pair pair) {
    this.folder = directory.resolve("schemas").resolve(pair.dc()).resolve(pair.db());
  }

  /** Where a file is, or would be. */
  public Path path(SchemaFile file) {
    return folder.resolve(file.toString());
  }

  /** Those of these files that are there; fails if they are too large to be sent. */
  public SchemaFiles read(SchemaFile... wanted) {
    Map<SchemaFile, SqlText> texts = new EnumMap<>(SchemaFile.class);
    for (SchemaFile file : wanted) {
      text(file).ifPresent(text -> texts.put(file, text));
    }
    SchemaFiles files = new SchemaFiles(texts);
    requireSmallEnough(files);
    return files;
  }

  /**
   * Writes the files and returns where each is. Whoever reads one meanwhile sees the old or the new
   * one, never a part.
   */
  public Map<SchemaFile, Path> write(SchemaFiles files) {
    Map<SchemaFile, Path> written = new EnumMap<>(SchemaFile.class);
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
      for (Map.Entry<SchemaFile, SqlText> file : files.texts().entrySet()) {
        written.put(file.getKey(), write(path(file.getKey()), file.getValue().sql()));
      }
      return written;
    } catch (IOException e) {
      throw unusable(folder, "cannot be written", e);
    }
  }

  private static Path write(Path path, String sql) throws IOException {
    Path part =
        Files.createTempFile(path.resolveSibling(""), path.getFileName() + ".", ".part", USUAL);
    try {
      Path written = Files.writeString(part, sql);
      return Files.move(
          written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private Optional<SqlText> text(SchemaFile file) {
    Path path = path(file);
    try {
      String text = Files.readString(path);
      return Optional.of(SqlText.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (CharacterCodingException e) {
      throw unusable(path, "is not UTF-8 text", e);
    } catch (IOException e) {
      throw unusable(path, "cannot be read", e);
    }
  }

  private void requireSmallEnough(SchemaFiles files) {
    if (files.packedSize() > SqlText.MAX_PACKED) {
      throw new BeltException(
          ExitCode.USAGE,
          "%s is too large to be sent: %d bytes when packed, %d are possible"
              .formatted(folder, files.packedSize(), SqlText.MAX_PACKED));
    }
  }

  private static BeltException unusable(Path path, String what, IOException e) {
    return new BeltException(ExitCode.USAGE, "%s %s (%s)".formatted(path, what, e), e);
  }
}
