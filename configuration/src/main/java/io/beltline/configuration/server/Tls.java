package io.beltline.configuration.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * TLS settings of one server, for connections from this machine.
 *
 * @param mode how it is encrypted and verified
 * @param rootCert PEM file with the authorities to trust; always there when the mode verifies
 * @param cert PEM file with the client's certificate; there exactly when {@code key} is
 * @param key file with the key of {@code cert}
 */
public record Tls(TlsMode mode, Optional<Path> rootCert, Optional<Path> cert, Optional<Path> key) {

  /** libpq's default: encrypted where the server offers it, nothing verified. */
  public static final Tls DEFAULT =
      new Tls(TlsMode.PREFER, Optional.empty(), Optional.empty(), Optional.empty());

  /** Refuses combinations that could not do what they say. */
  public Tls {
    if (mode.verifies() && rootCert.isEmpty()) {
      throw new IllegalArgumentException(mode.sslmode() + " needs a root certificate");
    }
    if (cert.isPresent() != key.isPresent()) {
      throw new IllegalArgumentException("a client certificate and its key come together");
    }
  }
}
