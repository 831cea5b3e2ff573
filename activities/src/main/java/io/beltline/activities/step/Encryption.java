package io.beltline.activities.step;

import io.beltline.configuration.server.Server;
import io.beltline.configuration.server.Tls;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.postgresql.PGProperty;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** What the driver is told of TLS, and what it tells of it. */
final class Encryption {
  /** Of a class that no server uses: the two sides do not agree on TLS. */
  private static final String REFUSED = "TLS00";

  private Encryption() {}

  /** Sets what the configuration asks for. */
  static void set(Server server, Properties properties) throws SQLException {
    Tls tls = server.tls();
    PGProperty.SSL_MODE.set(properties, tls.verifiedMode().sslmode());
    PGProperty.SSL_HOSTNAME_VERIFIER.set(properties, VerifiedName.class.getName());
    properties.setProperty(VerifiedName.HOST, server.host());
    tls.rootCert().ifPresent(file -> PGProperty.SSL_ROOT_CERT.set(properties, file.toString()));
    tls.key().ifPresent(file -> PGProperty.SSL_KEY.set(properties, file.toString()));
    if (tls.cert().isPresent()) {
      PGProperty.SSL_CERT.set(properties, tls.cert().get().toString());
      PGProperty.PEM_KEY_ALGORITHM.set(properties, keyAlgorithm(tls.cert().get()));
    }
  }

  /** The driver takes every key for one of RSA that it is not told otherwise of. */
  private static String keyAlgorithm(Path cert) throws SQLException {
    try (InputStream in = Files.newInputStream(cert)) {
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(in)
          .getPublicKey()
          .getAlgorithm();
    } catch (IOException | GeneralSecurityException e) {
      throw new SQLException(cert + " is no certificate: " + e.getMessage(), REFUSED);
    }
  }

  /**
   * The error as it is, or one with an SQLSTATE of its own when trying again does not help because
   * it is about certificates or about whether to encrypt: the driver says of all of them that the
   * connection failed.
   */
  static SQLException told(Server server, SQLException error) {
    if (!isAboutTls(server, error)) {
      return error;
    }
    Throwable root = causes(error).reduce((outer, inner) -> inner).orElse(error);
    String message = String.valueOf(error.getMessage());
    String reason = String.valueOf(root.getMessage());
    if (error.getCause() == null && isFailure(PSQLState.CONNECTION_FAILURE, error)) {
      message = "the server's certificate is not made out to " + server.host();
    } else if (!message.contains(reason)) {
      message += ": " + reason;
    }
    return new SQLException(
        "no connection to %s port %d with TLS mode %s: %s"
            .formatted(server.host(), server.port(), server.tls().mode().sslmode(), message),
        REFUSED);
  }

  private static boolean isAboutTls(Server server, SQLException error) {
    if (causes(error).anyMatch(Encryption::isOfTheNetwork)) {
      return false;
    }
    if (causes(error)
        .anyMatch(e -> e instanceof SSLException || e instanceof GeneralSecurityException)) {
      return true;
    }
    // Said by the driver itself: that the server has no TLS, and that the name is another one.
    boolean ofTheDriver =
        error instanceof PSQLException postgres
            && postgres.getServerErrorMessage() == null
            && error.getCause() == null;
    return ofTheDriver
        && !server.tls().mode().isOptional()
        && (isFailure(PSQLState.CONNECTION_REJECTED, error)
            || isFailure(PSQLState.CONNECTION_FAILURE, error));
  }

  private static boolean isFailure(PSQLState state, SQLException error) {
    return state.getState().equals(error.getSQLState());
  }

  private static boolean isOfTheNetwork(Throwable error) {
    return error instanceof EOFException
        || error instanceof SocketException
        || error instanceof SocketTimeoutException;
  }

  private static Stream<Throwable> causes(SQLException error) {
    return Stream.iterate((Throwable) error, e -> e != null, Throwable::getCause);
  }
}
