package io.beltline.activities.connection;

import io.beltline.configuration.server.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/** Whether somebody listens at a server's address, as seen from this worker. */
final class TcpPort {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private TcpPort() {}

  /**
   * Why nobody can be reached there, and what to do; empty if one of the name's addresses answers.
   */
  static Optional<String> trouble(Server server) {
    String address = addressOf(server);
    try {
      Optional<String> trouble = Optional.empty();
      for (InetAddress one : InetAddress.getAllByName(address)) {
        trouble = trouble(one, server.port());
        if (trouble.isEmpty()) {
          return trouble;
        }
      }
      return trouble.map(why -> "%s port %d %s".formatted(address, server.port(), why));
    } catch (UnknownHostException e) {
      return Optional.of(
          "%s port %d: the worker cannot resolve that name. Correct host in config.json, or give ip."
              .formatted(address, server.port()));
    }
  }

  /** The address that sessions go to. */
  static String addressOf(Server server) {
    return server.address();
  }

  private static Optional<String> trouble(InetAddress address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), Math.toIntExact(PATIENCE.toMillis()));
      return Optional.empty();
    } catch (SocketTimeoutException e) {
      return Optional.of(
          "does not answer the worker within %d s. Correct host, ip and port in config.json, or let the worker through the firewall."
              .formatted(PATIENCE.toSeconds()));
    } catch (IOException e) {
      return Optional.of(
          "refuses the worker (%s). Check that the server runs and listens on that address (listen_addresses), or correct host, ip and port in config.json."
              .formatted(e.getMessage()));
    }
  }
}
