package io.beltline.configuration;

import io.beltline.configuration.json.Fields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whether both the JDBC driver and libpq, with which pg_dump and pg_restore connect, take a file as
 * the key of a client's certificate.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-ssl.html">SSL Support in libpq</a>
 */
final class ClientKey {
  private static final Set<PosixFilePermission> REFUSED =
      EnumSet.of(
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private ClientKey() {}

  /** Adds a problem for each reason why the key would be refused. */
  static void refuseUnfit(Fields fields, String name, Path key) {
    try {
      if (!isPkcs8(key)) {
        fields.problem(
            name,
            "not an unencrypted key in PKCS #8 as PEM, the one form that the worker and pg_dump both read",
            "convert it: openssl pkcs8 -topk8 -nocrypt -in " + key + " -out client.key");
      }
      if (isOpen(key)) {
        fields.problem(
            name, "others may read the key, which no client accepts", "chmod 0600 " + key);
      }
    } catch (IOException unreadable) {
      // Told already, of every file alike.
      return;
    }
  }

  private static boolean isPkcs8(Path key) throws IOException {
    return Files.size(key) < 64 * 1024
        && Files.readString(key, StandardCharsets.ISO_8859_1)
            .lines()
            .anyMatch("-----BEGIN PRIVATE KEY-----"::equals);
  }

  /** The group may read a key that belongs to root, as that is how a system's package lays it. */
  private static boolean isOpen(Path key) throws IOException {
    if (!Files.getFileStore(key).supportsFileAttributeView("posix")) {
      return false;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(key);
    return permissions.stream().anyMatch(REFUSED::contains)
        || (permissions.contains(PosixFilePermission.GROUP_READ)
            && !"root".equals(Files.getOwner(key).getName()));
  }
}
