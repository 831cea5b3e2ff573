package io.beltline.configuration.server;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A libpq connection string of keywords and values that libpq reads back exactly, whatever
 * characters a name or a password has.
 *
 * <p>With both {@code host} and {@code ip} configured the string has {@code host} and {@code
 * hostaddr}: libpq connects to the address and verifies the name. See "Connection Strings" in
 * PostgreSQL's libpq documentation.
 */
public final class Dsn {

  private final Map<String, String> parameters;
  private final Credentials user;

  private Dsn(Map<String, String> parameters, Credentials user) {
    this.parameters = parameters;
    this.user = user;
  }

  /** Returns a string for a program on this machine, with this machine's certificate files. */
  public static Dsn forThisMachine(Server server, Credentials user) {
    Tls tls = server.tls();
    return to(
        server,
        user,
        tls.rootCert().map(Path::toString),
        tls.cert().map(Path::toString),
        tls.key().map(Path::toString));
  }

  /**
   * Returns a string for a connection that one database server opens to another, or to itself, as
   * for a subscription: the TLS mode of the one that it leads to, with the files of the one that
   * connects. Those that are not configured libpq looks for in {@code ~/.postgresql} of the user
   * that the connecting server runs as.
   */
  public static Dsn betweenServers(Server from, Server to, Credentials user) {
    ServerFiles files = from.tls().onServer();
    Optional<String> rootCert = files.rootCert().filter(file -> !to.tls().mode().isOptional());
    return to(to, user, rootCert, files.cert(), files.key());
  }

  private static Dsn to(
      Server server,
      Credentials user,
      Optional<String> rootCert,
      Optional<String> cert,
      Optional<String> key) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("host", server.host());
    server.ip().ifPresent(ip -> parameters.put("hostaddr", ip));
    parameters.put("port", String.valueOf(server.port()));
    parameters.put("dbname", server.database());
    parameters.put("user", user.name());
    parameters.put("sslmode", server.tls().mode().sslmode());
    rootCert.ifPresent(file -> parameters.put("sslrootcert", file));
    cert.ifPresent(file -> parameters.put("sslcert", file));
    key.ifPresent(file -> parameters.put("sslkey", file));
    return new Dsn(parameters, user);
  }

  /** Returns the same string with one more keyword, such as {@code application_name}. */
  public Dsn with(String keyword, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(keyword, value);
    return new Dsn(more, user);
  }

  /** Returns the connection string without a password, fit to be shown. */
  public String text() {
    return parameters.entrySet().stream().map(Dsn::pair).collect(Collectors.joining(" "));
  }

  /**
   * Returns the connection string with the password as it is now, which makes the whole of it a
   * secret.
   *
   * @throws io.beltline.configuration.problem.ConfigurationException when the password cannot be
   *     had
   */
  public String revealWithPassword() {
    return with("password", user.password().resolve().reveal()).text();
  }

  @Override
  public String toString() {
    return text();
  }

  private static String pair(Entry<String, String> parameter) {
    String escaped = parameter.getValue().replace("\\", "\\\\").replace("'", "\\'");
    return parameter.getKey() + "='" + escaped + "'";
  }
}
