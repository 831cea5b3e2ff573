package io.beltline.activities;

import io.beltline.testbed.process.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An authority of a test's own, which issues certificates with the program openssl. */
public final class Authority {
  private static final List<String> NEW_KEY =
      List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes");

  private final Path folder;
  private final String name;

  private Authority(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /**
   * A certificate and its key.
   *
   * @param cert PEM file
   * @param key PEM file, PKCS #8, for its owner alone
   */
  public record Identity(Path cert, Path key) {}

  /** Makes one whose files are in a folder. */
  public static Authority in(Path folder, String name) {
    Authority authority = new Authority(folder, name);
    Identity own = authority.identity(name);
    openssl(List.of("req", "-x509", "-days", "2", "-subj", "/CN=" + name), NEW_KEY, own);
    return authority;
  }

  /** What to trust. */
  public Path certificate() {
    return identity(name).cert();
  }

  /** Issues one that is made out to a host or a role. */
  public Identity issue(String to) {
    return issue(to, 2);
  }

  /** The same, of yesterday. */
  public Identity issueExpired(String to) {
    return issue(to, -1);
  }

  private Identity issue(String to, int days) {
    Identity own = identity(name);
    Identity issued = identity(name + "-" + to + days);
    Path request = folder.resolve("request");
    openssl(
        List.of("req", "-subj", "/CN=" + to, "-addext", "subjectAltName=DNS:" + to),
        NEW_KEY,
        new Identity(request, issued.key()));
    Command.run(
        List.of(
            "openssl",
            "x509",
            "-req",
            "-in",
            request.toString(),
            "-CA",
            own.cert().toString(),
            "-CAkey",
            own.key().toString(),
            "-CAcreateserial",
            "-copy_extensions",
            "copy",
            "-days",
            Integer.toString(days),
            "-out",
            issued.cert().toString()));
    return issued;
  }

  private Identity identity(String file) {
    return new Identity(folder.resolve(file + ".crt"), folder.resolve(file + ".key"));
  }

  private static void openssl(List<String> what, List<String> key, Identity into) {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(what);
    command.addAll(key);
    command.addAll(List.of("-keyout", into.key().toString(), "-out", into.cert().toString()));
    Command.run(command);
  }
}
