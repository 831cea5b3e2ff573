package io.beltline.testbed.temporal;

import io.beltline.testbed.process.FreePort;
import io.beltline.testbed.process.Program;
import io.beltline.testbed.process.WorkDirectory;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code bin/temporal} of this project. */
final class EmbeddedServer implements TemporalServer {

  private final String address;
  private final Program program;

  private EmbeddedServer(String address, Program program) {
    this.address = address;
    this.program = program;
  }

  static TemporalServer start(Path project, WorkDirectory work) {
    String program = project.resolve("bin").resolve("temporal").toString();
    int port = FreePort.choose();
    EmbeddedServer server =
        new EmbeddedServer(
            "127.0.0.1:" + port,
            Program.start(
                "temporal", List.of(program, "--port", Integer.toString(port)), Map.of(), work));
    server.program.awaitReady(
        "the embedded Temporal", () -> server.program.log().contains(server.address));
    return server;
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public Optional<URI> ui() {
    return Optional.empty();
  }

  @Override
  public boolean killAndRestart() {
    return false;
  }

  @Override
  public void close() {
    program.kill();
  }
}
