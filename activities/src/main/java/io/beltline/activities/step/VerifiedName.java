package io.beltline.activities.step;

import java.util.Properties;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLSession;
import org.postgresql.ssl.PGjdbcHostnameVerifier;

/**
 * Verifies the name that is configured, whatever address the session went to, as libpq does with
 * {@code host} beside {@code hostaddr}; the name need not be one that anybody here can resolve.
 * Public because the driver makes it from the name of its class.
 */
public final class VerifiedName implements HostnameVerifier {
  /** The driver's own verifier is given the address; this one finds the name here. */
  static final String HOST = "beltline.host";

  private final String host;

  /** Reads the name from what the session was opened with. */
  public VerifiedName(Properties session) {
    this.host = session.getProperty(HOST, "");
  }

  @Override
  public boolean verify(String address, SSLSession session) {
    return PGjdbcHostnameVerifier.INSTANCE.verify(host, session);
  }
}
