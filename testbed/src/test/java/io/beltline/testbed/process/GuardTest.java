package io.beltline.testbed.process;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.testbed.postgres.PostgresServers;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

final class GuardTest {

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  @Test
  void noServerOutlivesAJvmThatIsKilled() throws IOException, InterruptedException {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledProgram.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = jvm.inputReader()) {
      String data = output.readLine();
      String postmaster = output.readLine();
      assertNotNull(data, "the program started no server");
      assertNotNull(postmaster, "the program started no server");

      jvm.destroyForcibly().waitFor();

      awaitGone(Path.of(data));
      awaitGone(Path.of("/proc", postmaster, "exe"));
    }
  }

  private static void awaitGone(Path path) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (Files.exists(path)) {
      assertTrue(System.nanoTime() < deadline, path + " is still there");
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** Starts a server and waits for its own end. */
  static final class KilledProgram {
    public static void main(String[] arguments) throws IOException {
      PostgresServer server = PostgresServers.start();
      System.out.println(server.dataDirectory());
      System.out.println(
          Files.readAllLines(server.dataDirectory().resolve("postmaster.pid")).get(0));
      LockSupport.parkNanos(DEADLINE.multipliedBy(10).toNanos());
    }
  }
}
