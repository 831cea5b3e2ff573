package io.beltline.activities.schema;

import java.util.Set;

/**
 * The variables that a child process gets: those that lead it to its libraries and files, and none
 * that may hold a password of this worker's configuration.
 */
final class ChildEnvironment {
  private static final Set<String> INHERITED =
      Set.of(
          "HOME",
          "LD_LIBRARY_PATH",
          "OPENSSL_CONF",
          "PATH",
          "SSL_CERT_DIR",
          "SSL_CERT_FILE",
          "TMPDIR",
          "TZ");

  private ChildEnvironment() {}

  /** Takes all other variables away; messages are in English. */
  static ProcessBuilder of(ProcessBuilder program) {
    program.environment().keySet().retainAll(INHERITED);
    program.environment().put("LC_ALL", "C");
    return program;
  }
}
