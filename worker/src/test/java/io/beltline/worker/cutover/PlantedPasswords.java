package io.beltline.worker.cutover;

import io.beltline.testbed.ConfigFile;
import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.workflows.pair.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A different password, as awkward as one can be, in every place where one can stand: as text, in a
 * variable and in a file; of root users, owners, replication roles and applications.
 */
final class PlantedPasswords {
  private static final String ROOT = "keeper";
  private static final String REPLICATION = "pglogical";
  private static final String ROOT_VARIABLE = "PLANTED_ROOT";
  private static final String OWNER_VARIABLE = "PLANTED_OWNER";
  private static final String FILE = "secrets/replication";

  /** The salt and the two keys of each password that a server keeps. */
  private static final String HASHES =
      """
      select part
        from pg_authid, regexp_split_to_table(rolpassword, '[$:]') part
       where length(part) > 20
      """;

  private final MovingBed bed;
  private final String sourceRoot = nasty();
  private final String destinationRoot = nasty();
  private final String sourceOwner = nasty();
  private final String destinationOwner = nasty();
  private final String sourceReplication = nasty();
  private final String destinationReplication = nasty();
  private final String application = nasty();
  private final String wrong = nasty();

  private PlantedPasswords(MovingBed bed) {
    this.bed = bed;
  }

  /** Gives every role its password, and configures the pair with them. */
  static PlantedPasswords in(MovingBed bed, Path folder) throws IOException, SQLException {
    PlantedPasswords passwords = new PlantedPasswords(bed);
    passwords.plant();
    passwords.configure(complete -> complete);
    Path file = folder.resolve(Path.of("configs", MovingBed.PAIR.dc(), MovingBed.PAIR.db(), FILE));
    Files.createDirectory(file.resolveSibling(""));
    Files.writeString(file, passwords.sourceReplication + "\n");
    return passwords;
  }

  /** A password that takes quoting everywhere, with a part in it that no quoting changes. */
  static String nasty() {
    String part = UUID.randomUUID().toString().replace("-", "");
    return " it's \"o\\d\\\" %41 @:/?#&=$1 " + part + "; ";
  }

  private void plant() throws SQLException {
    String shared = "create role " + ROOT + " superuser login password ";
    run(Side.SOURCE, shared + literal(sourceRoot));
    run(Side.DESTINATION, shared + literal(destinationRoot));
    run(Side.SOURCE, "alter role shop_owner password " + literal(sourceOwner));
    run(Side.DESTINATION, "alter role shop_owner password " + literal(destinationOwner));
    run(Side.SOURCE, "alter role shop_web password " + literal(application));
    run(Side.SOURCE, "create role lazy login password 'lazy'");
  }

  /** Writes the configuration anew, with or without a mistake. */
  void configure(UnaryOperator<ConfigFile> mistake) {
    ConfigFile unused =
        bed.configure(
            config ->
                mistake.apply(
                    config
                        .with("/src/root_user/name", ROOT)
                        .with("/src/root_user/pw", Map.of("env", ROOT_VARIABLE))
                        .with("/src/owner_user/pw", sourceOwner)
                        .with("/src/pglogical_user/pw", Map.of("file", FILE))
                        .with("/dst/root_user/name", ROOT)
                        .with("/dst/root_user/pw", destinationRoot)
                        .with("/dst/owner_user/pw", Map.of("env", OWNER_VARIABLE))
                        .with("/dst/pglogical_user/pw", destinationReplication)
                        .with("/excludeUsers", List.of(bed.servers.source().superuser()))));
  }

  /** What the configuration refers to. */
  Map<String, String> variables() {
    return Map.of(ROOT_VARIABLE, sourceRoot, OWNER_VARIABLE, destinationOwner);
  }

  /** Nobody's password. */
  String wrong() {
    return wrong;
  }

  /** What is configured for replication is not the source's password any more. */
  void changeReplicationPassword() throws SQLException {
    run(Side.SOURCE, "alter role " + REPLICATION + " password " + literal(application));
  }

  /** What is configured for replication is the source's password. */
  void restoreReplicationPassword() throws SQLException {
    run(Side.SOURCE, "alter role " + REPLICATION + " password " + literal(sourceReplication));
  }

  /** All of them, and what the servers made of them. */
  Secrets secrets() {
    Secrets secrets =
        new Secrets(Map.of("wrong password", wrong))
            .and("source root in a variable", sourceRoot)
            .and("destination root", destinationRoot)
            .and("source owner", sourceOwner)
            .and("destination owner in a variable", destinationOwner)
            .and("source replication in a file", sourceReplication)
            .and("destination replication", destinationReplication)
            .and("application", application);
    for (Side side : Side.values()) {
      for (String hash : bed.rows(side, HASHES)) {
        secrets = secrets.and(side + "'s hash " + hash.substring(0, 8), hash);
      }
    }
    return secrets;
  }

  private void run(Side side, String statement) throws SQLException {
    PostgresServer server = side == Side.SOURCE ? bed.servers.source() : bed.servers.destination();
    server.execute(bed.servers.database(), statement);
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
