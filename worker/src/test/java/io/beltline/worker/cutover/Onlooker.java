package io.beltline.worker.cutover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Another user of the machine, who looks at everything that processes show all the time: command
 * lines of all, the environment of {@code pg_dump} and {@code pg_restore}, and the files in a
 * folder.
 */
final class Onlooker implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
  private static final Pattern CLIENT_PROGRAM = Pattern.compile("pg_(dump|restore)\n");

  private final Path folder;
  private final Set<String> commandLines = ConcurrentHashMap.newKeySet();
  private final Set<String> environments = ConcurrentHashMap.newKeySet();
  private final Set<String> files = ConcurrentHashMap.newKeySet();
  private final Thread looking = new Thread(this::lookUntilClosed, "onlooker");
  private volatile boolean closing;

  private Onlooker(Path folder) {
    this.folder = folder;
  }

  static Onlooker of(Path folder) {
    Onlooker onlooker = new Onlooker(folder);
    onlooker.looking.setDaemon(true);
    onlooker.looking.start();
    return onlooker;
  }

  String commandLines() {
    return String.join("\n", commandLines);
  }

  String environments() {
    return String.join("\n", environments);
  }

  String files() {
    return String.join("\n", files);
  }

  private void lookUntilClosed() {
    while (!closing) {
      lookAtProcesses();
      lookAtFiles();
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private void lookAtProcesses() {
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
      for (Path process : processes) {
        commandLines.add(contentIfStillThere(process.resolve("cmdline")));
        // The name first: it changes after the environment when a process becomes a program.
        if (CLIENT_PROGRAM.matcher(contentIfStillThere(process.resolve("comm"))).matches()) {
          environments.add(contentIfStillThere(process.resolve("environ")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void lookAtFiles() {
    List<Path> folders = new ArrayList<>(List.of(folder));
    while (!folders.isEmpty()) {
      for (Path path : contentIfStillAFolder(folders.remove(0))) {
        if (Files.isDirectory(path)) {
          folders.add(path);
        } else {
          files.add(path + "\n" + contentIfStillThere(path));
        }
      }
    }
  }

  private static List<Path> contentIfStillAFolder(Path folder) {
    try (Stream<Path> content = Files.list(folder)) {
      return content.toList();
    } catch (IOException gone) {
      return List.of();
    }
  }

  private static String contentIfStillThere(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }

  @Override
  public void close() {
    closing = true;
    try {
      looking.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
