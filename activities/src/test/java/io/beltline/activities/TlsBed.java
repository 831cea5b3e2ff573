package io.beltline.activities;

import io.beltline.activities.Authority.Identity;
import io.beltline.testbed.ConfigFile;
import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.workflows.pair.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A bed whose servers each have a certificate of an authority of their own, made out to a name that
 * nobody can resolve, and let Beltline's roles in with a certificate alone.
 */
public final class TlsBed implements AutoCloseable {
  /** Beltline's root user, whom the servers ask for more than they ask the bed's own. */
  public static final String ROOT = "mover";

  private final Path folder;
  private final Map<Side, Authority> authorities;

  /** Of those who connect. */
  public final Authority clients;

  /** The bed that it is built on. */
  public final StepBed bed;

  private final Identity root;
  private final Identity replication;
  private int reloads;

  private TlsBed(Path folder) {
    this.folder = folder;
    this.clients = Authority.in(folder, "clients");
    this.authorities =
        Map.of(
            Side.SOURCE, Authority.in(folder, "source"),
            Side.DESTINATION, Authority.in(folder, "destination"));
    this.root = clients.issue(ROOT);
    this.replication = clients.issue("pglogical");
    this.bed = StepBed.start();
  }

  public static TlsBed start() {
    try {
      TlsBed tls = new TlsBed(Files.createTempDirectory("beltline-tls-"));
      Stream.of(Side.values()).forEach(tls::equip);
      tls.configure(config -> config);
      return tls;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void equip(Side side) {
    bed.run(side, "create role %1$s login superuser password '%1$s'".formatted(ROOT));
    put(side, "clients.crt", read(clients.certificate()));
    put(
        side,
        "servers.crt",
        read(authority(Side.SOURCE).certificate())
            + read(authority(Side.DESTINATION).certificate()));
    put(side, "replication.crt", read(replication.cert()));
    put(side, "replication.key", read(replication.key()));
    bed.run(side, "alter system set ssl_ca_file = 'clients.crt'");
    bed.run(side, "alter system set log_connections = on");
    identify(side, authority(side).issue(host(side)));
    admit(
        side,
        "hostssl all " + ROOT + " all scram-sha-256 clientcert=verify-full",
        "hostssl all pglogical all scram-sha-256 clientcert=verify-full",
        "hostssl all all all scram-sha-256");
    set(side, "ssl", "on");
  }

  /** The name in a server's certificate. */
  public static String host(Side side) {
    return side + ".test";
  }

  /** The authority of a server's certificate. */
  public Authority authority(Side side) {
    return Objects.requireNonNull(authorities.get(side));
  }

  /** Gives a server a certificate, from its next {@link #set} on. */
  public void identify(Side side, Identity identity) {
    put(side, "server.crt", read(identity.cert()));
    put(side, "server.key", read(identity.key()));
  }

  /** Replaces a server's pg_hba.conf, from its next {@link #set} on. */
  public void admit(Side side, String... lines) {
    put(side, "pg_hba.conf", String.join("\n", lines));
  }

  /** Sets what needs no restart, and returns when new sessions have it. */
  public void set(Side side, String setting, String value) {
    bed.run(side, "alter system set %s = '%s'".formatted(setting, value));
    // A setting that nothing here depends on tells which reload a new session has seen.
    String mark = Integer.toString(2000 + ++reloads);
    bed.run(side, "alter system set deadlock_timeout = '%sms'".formatted(mark));
    bed.run(side, "select pg_reload_conf()");
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!List.of(mark)
        .equals(
            bed.strings(side, "select setting from pg_settings where name = 'deadlock_timeout'"))) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(side + " did not reload");
      }
    }
  }

  /** The default is all that TLS can do, on both sides. */
  public void configure(UnaryOperator<ConfigFile> change) {
    bed.configure(
        config -> change.apply(side(side(config, "/src", Side.SOURCE), "/dst", Side.DESTINATION)));
  }

  private ConfigFile side(ConfigFile config, String at, Side side) {
    Map<String, Object> tls = new HashMap<>();
    tls.put("mode", "verify-full");
    tls.put("rootCert", authority(side).certificate().toString());
    tls.put("cert", root.cert().toString());
    tls.put("key", root.key().toString());
    tls.put(
        "onServer",
        Map.of(
            "rootCert", onServer(side, "servers.crt"),
            "cert", onServer(side, "replication.crt"),
            "key", onServer(side, "replication.key")));
    return config
        .with(at + "/host", host(side))
        .with(at + "/root_user", Map.of("name", ROOT, "pw", ROOT))
        .with(at + "/tls", tls);
  }

  /** Where a server has a file that was put there. */
  public String onServer(Side side, String file) {
    return server(side).dataDirectory().resolve(file).toString();
  }

  public PostgresServer server(Side side) {
    return side == Side.SOURCE ? bed.servers().source() : bed.servers().destination();
  }

  private void put(Side side, String file, String text) {
    bed.run(
        side,
        "copy (select unnest(string_to_array($text$%s$text$, chr(10)))) to program 'umask 077; cat > %s'"
            .formatted(text.strip(), file));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    bed.close();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
