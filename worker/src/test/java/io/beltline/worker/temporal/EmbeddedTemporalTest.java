package io.beltline.worker.temporal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class EmbeddedTemporalTest {
  private static final int CONNECT_MILLIS = 2_000;

  @Test
  void listensOnTheLoopbackAddressAlone() throws IOException {
    try (EmbeddedTemporal temporal = EmbeddedTemporal.start(0)) {
      int port = portOf(temporal);
      assertDoesNotThrow(() -> connect("127.0.0.1", port));
      // A server on every interface would answer on every address of 127/8 as well.
      assertThrows(ConnectException.class, () -> connect("127.0.0.2", port));
    }
  }

  @Test
  void refusesAPortThatIsTaken() throws IOException {
    try (EmbeddedTemporal temporal = EmbeddedTemporal.start(0)) {
      int taken = portOf(temporal);
      IOException e = assertThrows(IOException.class, () -> EmbeddedTemporal.start(taken).close());
      assertTrue(String.valueOf(e.getMessage()).contains(String.valueOf(taken)), e.getMessage());
    }
  }

  @Test
  void freesItsPortWhenItIsClosed() throws IOException {
    EmbeddedTemporal first = EmbeddedTemporal.start(0);
    int port = portOf(first);
    first.close();
    first.close();
    try (EmbeddedTemporal second = EmbeddedTemporal.start(port)) {
      assertDoesNotThrow(() -> connect("127.0.0.1", portOf(second)));
    }
  }

  private static int portOf(EmbeddedTemporal temporal) {
    String address = temporal.address();
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  private static void connect(String host, int port) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
    }
  }
}
