package io.beltline.configuration.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
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
    Dsn dsn = forAnotherServer(server, user);
    server.tls().rootCert().ifPresent(file -> dsn.parameters.put("sslrootcert", file.toString()));
    server.tls().cert().ifPresent(file -> dsn.parameters.put("sslcert", file.toString()));
    server.tls().key().ifPresent(file -> dsn.parameters.put("sslkey", file.toString()));
    return dsn;
  }

  /**
   * Returns a string for a connection that another database server opens, as in a pglogical node:
   * the TLS mode without this machine's files, so that server uses its own ones, which libpq looks
   * for in {@code ~/.postgresql} of the user that it runs as.
   */
  public static Dsn forAnotherServer(Server server, Credentials user) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("host", server.host());
    server.ip().ifPresent(ip -> parameters.put("hostaddr", ip));
    parameters.put("port", String.valueOf(server.port()));
    parameters.put("dbname", server.database());
    parameters.put("user", user.name());
    parameters.put("sslmode", server.tls().mode().sslmode());
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
