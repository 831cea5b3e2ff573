package io.beltline.configuration.server;

import java.util.Optional;

/**
 * One database of a pair and the roles that Beltline uses on it.
 *
 * @param host host name, or an address; the name that {@code verify-full} verifies
 * @param ip numeric address to connect to instead of resolving {@code host}
 * @param port TCP port
 * @param database name of the database
 * @param root superuser, or what the hosting has in its place
 * @param owner role that owns the tables
 * @param replication role that replication logs in as; Beltline creates it
 * @param tls encryption of connections to it
 */
public record Server(
    String host,
    Optional<String> ip,
    int port,
    String database,
    Credentials root,
    Credentials owner,
    Credentials replication,
    Tls tls) {

  /** Refuses what could not be connected to. */
  public Server {
    if (host.isEmpty() || database.isEmpty()) {
      throw new IllegalArgumentException("a server needs a host and a database");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("no such port: " + port);
    }
  }

  /** Returns what to connect to: {@code ip} where it is given, else {@code host}. */
  public String address() {
    return ip.orElse(host);
  }

  /** Returns whether the other record names the same database at the same address. */
  public boolean sameDatabaseAs(Server other) {
    return address().equalsIgnoreCase(other.address())
        && port == other.port
        && database.equals(other.database);
  }
}
