package io.beltline.configuration.server;

import java.util.Optional;

/**
 * Files on a database server's own disk, with which that server connects to the other one, and to
 * itself where replication does. They are not on this machine, so nothing here can look at them.
 *
 * @param rootCert absolute path of a PEM file with the authorities of both servers
 * @param cert absolute path of the certificate that it shows; there exactly when {@code key} is
 * @param key absolute path of the key of {@code cert}
 */
public record ServerFiles(Optional<String> rootCert, Optional<String> cert, Optional<String> key) {

  /** Whatever libpq finds in {@code ~/.postgresql} of the user that the server runs as. */
  public static final ServerFiles DEFAULT =
      new ServerFiles(Optional.empty(), Optional.empty(), Optional.empty());

  /** Refuses half a certificate. */
  public ServerFiles {
    if (cert.isPresent() != key.isPresent()) {
      throw new IllegalArgumentException("a server's certificate and its key come together");
    }
  }
}
