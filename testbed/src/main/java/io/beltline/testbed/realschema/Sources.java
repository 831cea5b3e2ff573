package io.beltline.testbed.realschema;

import io.beltline.testbed.realschema.RealSchema.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Finds scripts: in the cache, in a folder of repositories, or on the web, and keeps them in the
 * cache. Whatever the place, only the content that is meant is taken.
 */
final class Sources {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path cache;
  private final Optional<Path> folder;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  /**
   * Prepares the search.
   *
   * @param cache where scripts are kept between runs
   * @param folder holds repositories as {@code <owner>/<name>}, each a clone or only its files;
   *     without it they are fetched from the web
   */
  Sources(Path cache, Optional<Path> folder) {
    this.cache = cache;
    this.folder = folder;
  }

  /** A file with the script's content. */
  Path find(RealSchema schema, SourceFile file) {
    Path kept = cache.resolve(file.blob() + ".sql");
    if (Files.isRegularFile(kept)) {
      return kept;
    }
    byte[] content =
        folder.isPresent()
            ? fromFolder(folder.get().resolve(schema.repository()), file)
            : fromWeb(schema.address(file));
    if (!blobOf(content).equals(file.blob())) {
      throw new IllegalStateException(
          "%s of %s is not the version that is meant (%s)"
              .formatted(file.path(), schema.repository(), schema.commit()));
    }
    return keep(content, kept);
  }

  /** The id under which git keeps a content. */
  static String blobOf(byte[] content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      digest.update(("blob " + content.length + "\0").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] fromFolder(Path repository, SourceFile file) {
    try {
      Path plain = repository.resolve(file.path());
      if (Files.isRegularFile(plain)) {
        byte[] content = Files.readAllBytes(plain);
        if (blobOf(content).equals(file.blob())) {
          return content;
        }
      }
      return fromGit(repository, file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.path() + " in " + repository, e);
    }
  }

  /** Any clone will do, bare or not, at whatever commit. */
  private static byte[] fromGit(Path repository, SourceFile file) throws IOException {
    if (!Files.isDirectory(repository)) {
      throw new IllegalArgumentException("--sources has no folder " + repository);
    }
    Process git =
        new ProcessBuilder("git", "-C", repository.toString(), "cat-file", "blob", file.blob())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    git.getOutputStream().close();
    byte[] content = git.getInputStream().readAllBytes();
    try {
      if (git.waitFor() != 0) {
        throw new IllegalArgumentException(
            "%s has no %s of the version that is meant".formatted(repository, file.path()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while git read " + file.path(), e);
    }
    return content;
  }

  private byte[] fromWeb(String address) {
    String instead =
        "Without a network, clone the repositories elsewhere and name their folder with --sources.";
    try {
      HttpResponse<byte[]> response =
          http.send(
              HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(
            "%s answers with %d. %s".formatted(address, response.statusCode(), instead));
      }
      return response.body();
    } catch (IOException e) {
      throw new IllegalStateException("cannot fetch %s. %s".formatted(address, instead), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while fetching " + address, e);
    }
  }

  /** Beside its place, then moved there: another run may be about to read it. */
  private static Path keep(byte[] content, Path kept) {
    try {
      Files.createDirectories(kept.toAbsolutePath().getParent());
      Path written = Files.createTempFile(kept.toAbsolutePath().getParent(), "fetched-", "");
      Files.write(written, content);
      return Files.move(written, kept, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep " + kept, e);
    }
  }
}
