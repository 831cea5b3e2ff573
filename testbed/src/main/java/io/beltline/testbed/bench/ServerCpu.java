package io.beltline.testbed.bench;

import io.beltline.testbed.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The CPU time of all processes of a server on this machine together, those that have ended
 * included: the server's first process has waited for each of them.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">/proc/pid/stat</a>
 */
final class ServerCpu {

  private static final double TICKS_A_SECOND = 100;

  /** What is shorter cannot be told from nothing. */
  static final double LEAST_SECONDS = 1 / TICKS_A_SECOND;

  private static final int PARENT = 1;
  private static final int OWN_USER = 11;
  private static final int OWN_SYSTEM = 12;
  private static final int CHILDREN_USER = 13;
  private static final int CHILDREN_SYSTEM = 14;

  private final String first;

  private ServerCpu(String first) {
    this.first = first;
  }

  /** Of a server whose processes can be seen from here. */
  static ServerCpu of(PostgresServer server) {
    try {
      Path pidFile = server.dataDirectory().resolve("postmaster.pid");
      return new ServerCpu(Files.readAllLines(pidFile).get(0).strip());
    } catch (IOException e) {
      throw new IllegalStateException(
          "the speed can only be measured of servers that run here, not in containers", e);
    }
  }

  /** In steps of ten milliseconds. */
  double seconds() {
    List<String> server = stat(first);
    double ticks =
        ticks(server, OWN_USER)
            + ticks(server, OWN_SYSTEM)
            + ticks(server, CHILDREN_USER)
            + ticks(server, CHILDREN_SYSTEM);
    for (List<String> child : children()) {
      ticks += ticks(child, OWN_USER) + ticks(child, OWN_SYSTEM);
    }
    return ticks / TICKS_A_SECOND;
  }

  private List<List<String>> children() {
    List<List<String>> children = new ArrayList<>();
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      processes
          .map(path -> path.getFileName().toString())
          .filter(name -> name.chars().allMatch(Character::isDigit))
          .map(ServerCpu::stat)
          .filter(stat -> !stat.isEmpty() && stat.get(PARENT).equals(first))
          .forEach(children::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return children;
  }

  /** What stands behind the name; empty if there is no such process any more. */
  private static List<String> stat(String pid) {
    try {
      String stat = Files.readString(Path.of("/proc", pid, "stat"));
      return List.of(stat.substring(stat.lastIndexOf(')') + 2).strip().split(" "));
    } catch (IOException ended) {
      return List.of();
    }
  }

  private static long ticks(List<String> stat, int field) {
    return Long.parseLong(stat.get(field));
  }
}
