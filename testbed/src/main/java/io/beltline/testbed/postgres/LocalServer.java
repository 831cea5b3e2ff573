package io.beltline.testbed.postgres;

import io.beltline.testbed.process.Command;
import io.beltline.testbed.process.FreePort;
import io.beltline.testbed.process.Guard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server from the programs installed on this machine, on the loopback interface only. */
final class LocalServer implements PostgresServer {

  private static final String LOOPBACK = "127.0.0.1";

  private final LocalBinaries binaries;
  private final Path directory;
  private final Guard guard;
  private final int port;
  private final AtomicBoolean closed = new AtomicBoolean();
  private @Nullable Process postmaster;

  private LocalServer(LocalBinaries binaries, Path directory, Guard guard, int port) {
    this.binaries = binaries;
    this.directory = directory;
    this.guard = guard;
    this.port = port;
  }

  /** Makes a cluster and starts it. */
  static LocalServer start(LocalBinaries binaries, ServerOptions options) {
    ClusterTemplate template = ClusterTemplate.of(binaries);
    Path directory = OperatingSystemAccount.createDirectory("beltline-postgres-");
    Guard guard = Guard.over(directory);
    LocalServer server = new LocalServer(binaries, directory, guard, FreePort.choose());
    try {
      template.copyTo(server.dataDirectory(), server.reachable(options));
      server.start();
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private ServerOptions reachable(ServerOptions options) {
    return options
        .with("listen_addresses", LOOPBACK)
        .with("port", Integer.toString(port))
        .with("unix_socket_directories", directory.toString());
  }

  @Override
  public String host() {
    return LOOPBACK;
  }

  @Override
  public String ip() {
    return LOOPBACK;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String superuser() {
    return ClusterTemplate.SUPERUSER;
  }

  @Override
  public String password() {
    return ClusterTemplate.PASSWORD;
  }

  @Override
  public Path dataDirectory() {
    return directory.resolve("data");
  }

  @Override
  public String log() {
    try {
      return Files.exists(logFile()) ? Files.readString(logFile()) : "";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + logFile(), e);
    }
  }

  @Override
  public synchronized void start() {
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(
        OperatingSystemAccount.command(
            binaries.program("postgres").toString(), "-D", dataDirectory().toString()));
    try {
      Process started =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
              .start();
      postmaster = started;
      guard.watch(started, "QUIT");
      Readiness.await(this, started::isAlive);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command, e);
    }
  }

  @Override
  public synchronized void stop() {
    end("INT");
  }

  @Override
  public synchronized void kill() {
    end("QUIT");
  }

  @Override
  public synchronized void freeze() {
    // The postmaster first: then nothing new is born while its children are stopped.
    signalAll("STOP");
    signalAll("STOP");
    // The end of their postmaster does not end those that stand still.
    children().forEach(child -> guard.watch(child, "KILL"));
  }

  @Override
  public synchronized void thaw() {
    children().forEach(guard::forget);
    signalAll("CONT");
  }

  private Stream<ProcessHandle> children() {
    return Objects.requireNonNull(postmaster, "the server does not run").descendants();
  }

  private void signalAll(String signal) {
    Process running = Objects.requireNonNull(postmaster, "the server does not run");
    List<String> pids = new ArrayList<>(List.of(Long.toString(running.pid())));
    children().forEach(child -> pids.add(Long.toString(child.pid())));
    // Some of them may have ended by now.
    Command.run(List.of("sh", "-c", "kill -" + signal + " " + String.join(" ", pids) + " || true"));
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      guard.end();
    }
  }

  private void end(String signal) {
    Process running = postmaster;
    if (running == null || !running.isAlive()) {
      return;
    }
    // The shell's own kill: a small machine may have no other.
    Command.run(List.of("sh", "-c", "kill -" + signal + " " + running.pid()));
    Readiness.awaitEnd(this, running::isAlive);
    guard.forget(running);
  }

  private Path logFile() {
    return directory.resolve("server.log");
  }
}
