package io.beltline.configuration.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * TLS settings of one server.
 *
 * @param mode how connections to it are encrypted and verified, from this machine and from the
 *     other server
 * @param rootCert PEM file of this machine with the authorities to trust; always there when the
 *     mode verifies, and never when it could verify nothing
 * @param cert PEM file of this machine with the client's certificate; there exactly when {@code
 *     key} is
 * @param key file of this machine with the key of {@code cert}, as PEM, in PKCS #8, not encrypted:
 *     what both the JDBC driver and libpq read
 * @param onServer what the server itself has for its own connections
 */
public record Tls(
    TlsMode mode,
    Optional<Path> rootCert,
    Optional<Path> cert,
    Optional<Path> key,
    ServerFiles onServer) {

  /** libpq's default: encrypted where the server offers it, nothing verified. */
  public static final Tls DEFAULT =
      new Tls(
          TlsMode.PREFER,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          ServerFiles.DEFAULT);

  /** Refuses combinations that could not do what they say. */
  public Tls {
    if (mode.verifies() && rootCert.isEmpty()) {
      throw new IllegalArgumentException(mode.sslmode() + " needs a root certificate");
    }
    if (rootCert.isPresent() && mode.isOptional()) {
      throw new IllegalArgumentException(mode.sslmode() + " verifies nothing");
    }
    if (cert.isPresent() != key.isPresent()) {
      throw new IllegalArgumentException("a client certificate and its key come together");
    }
  }

  /**
   * Returns the mode that says what is verified: with a root certificate {@code require} verifies
   * it as {@code verify-ca} does. libpq does so by itself, the JDBC driver does not.
   */
  public TlsMode verifiedMode() {
    return mode == TlsMode.REQUIRE && rootCert.isPresent() ? TlsMode.VERIFY_CA : mode;
  }
}
