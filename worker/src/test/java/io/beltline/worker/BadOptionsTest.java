package io.beltline.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BadOptionsTest {
  @TempDir Path folder = Path.of("");

  @Test
  void anUnknownOptionIsRefused() {
    assertRefused("--bogus", "--bogus");
  }

  @Test
  void aPortThatIsNoNumberIsRefused() {
    assertRefused("--http-port", "--http-port=eight");
  }

  @Test
  void aPortThatDoesNotExistIsRefused() throws IOException {
    configure("dc1");
    assertRefused("70000", "--http-port=70000");
  }

  @Test
  void aFolderWithoutConfigurationIsRefused() {
    assertRefused("--config-dir");
  }

  @Test
  void anEmptyConfigurationIsRefused() throws IOException {
    Files.createDirectories(folder.resolve("configs"));
    assertRefused("configs/<dc>/<db>/config.json");
  }

  @Test
  void anUnknownDatacenterIsRefusedWithTheKnownOnes() throws IOException {
    configure("berlin");
    configure("tokyo");
    assertRefused("Unknown datacenter 'oslo'", "--datacenter=berlin,oslo");
    assertRefused("are: berlin, tokyo", "--datacenter=oslo");
  }

  @Test
  void anHttpPortThatIsTakenIsRefused() throws IOException {
    configure("dc1");
    try (ServerSocket taken = takenPort()) {
      assertRefused("--http-port", "--http-port=" + taken.getLocalPort());
    }
  }

  @Test
  void anEmbeddedTemporalOnAPortThatIsTakenIsRefused() throws IOException {
    configure("dc1");
    try (ServerSocket taken = takenPort()) {
      assertRefused("--embedded-temporal=PORT", "--embedded-temporal=" + taken.getLocalPort());
    }
  }

  private void assertRefused(String expected, String... args) {
    var err = new StringWriter();
    var line = new CommandLine(new WorkerCommand(configDir -> Ping.registration()));
    line.setErr(new PrintWriter(err, true));
    List<String> all = new ArrayList<>(List.of("--config-dir=" + folder));
    all.addAll(List.of(args));
    assertEquals(2, CommandExit.of(line, all.toArray(String[]::new)));
    assertTrue(err.toString().contains(expected), err.toString());
    assertFalse(err.toString().contains("\tat "), err.toString());
  }

  private void configure(String datacenter) throws IOException {
    Files.createDirectories(folder.resolve("configs").resolve(datacenter).resolve("db1"));
  }

  private static ServerSocket takenPort() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }
}
