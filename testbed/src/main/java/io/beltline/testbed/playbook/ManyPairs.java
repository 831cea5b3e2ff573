package io.beltline.testbed.playbook;

import static io.beltline.testbed.playbook.Scene.require;

import com.fasterxml.jackson.databind.JsonNode;
import io.beltline.testbed.ConfigFile;
import io.beltline.testbed.beltline.Answer;
import io.beltline.testbed.postgres.PostgresPair;
import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.testbed.rehearsal.Stage;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Five databases of one pair of servers: one as usual, one with a wrong password, one with names
 * and passwords that are hard to quote, one that migrates some of its tables, and a plain
 * neighbour. Commands without a name of a database are for all of them.
 */
final class ManyPairs {
  private static final int FAILED = 1;
  private static final int NOBODY = 4;
  private static final int COULD_NOT_VERIFY = 5;
  private static final String HARD = "it's \"a\" p%40ss/word: \\ @#?&=";
  private static final String SCHEMA = "Mixed Case; 100%";

  private final Scene scene;

  private ManyPairs(Scene scene) {
    this.scene = scene;
  }

  static void tell(Scene scene) throws SQLException {
    new ManyPairs(scene).tell();
  }

  private void tell() throws SQLException {
    add("neighbour", "create table crates (id int primary key); insert into crates values (1)");
    add("broken", "create table never (id int primary key)");
    configure(
        "broken",
        config -> config.with("/src/root_user/pw", "wrong").with("/dst/root_user/pw", "wrong"));
    addOdd();
    add(
        "subset",
        "create table wanted (id int primary key); create table other (id int primary key, w int references wanted);"
            + " insert into wanted values (1); insert into other values (1, 1)");
    configure("subset", config -> config.with("/tables", List.of("wanted")));

    all(FAILED, "precheck", "broken");
    all(FAILED, "setup", "broken");
    all(FAILED, "setup", "broken");
    scene.typist().awaitStatus("replicating");
    all(COULD_NOT_VERIFY, "diff-schemas", "broken");
    all(COULD_NOT_VERIFY, "validate-data", "broken");
    require(rows("odd", "\"" + SCHEMA + "\".\"Thing\"") == 1, "the odd schema has arrived");
    require(rows("subset", "wanted") == 1, "the wanted table has arrived");
    require(
        number("subset", "select count(*) from pg_class where relname = 'other'") == 0,
        "the other one stays at home");

    scene
        .destination()
        .execute(
            "subset",
            "create table theirs (w int references wanted); insert into theirs values (1)");
    Answer refused = scene.typist().asks(FAILED, "reset", "subset");
    require(Typist.summary(refused).contains("theirs"), "who refers to it is named: " + refused);
    require(rows("subset", "theirs") == 1, "what is outside of the subset is untouched");
    require(rows("subset", "wanted") == 1, "nothing was emptied");

    all(FAILED, "teardown", "broken", "--full");
    Answer unknown = scene.typist().asks(NOBODY, "status", "shop", "dmeo");
    require(unknown.said().contains("demo"), "the known datacenter is named: " + unknown);
  }

  private void addOdd() throws SQLException {
    String name = "odd";
    for (PostgresServer server : List.of(scene.source(), scene.destination())) {
      server.createDatabase(name);
      server.execute(
          name,
          "create role \"Hard \"\"Name\"\"\" superuser login password '"
              + HARD.replace("'", "''")
              + "'");
    }
    scene
        .source()
        .execute(
            name,
            "create schema \"%1$s\"; create table \"%1$s\".\"Thing\" (\"Id\" int primary key); insert into \"%1$s\".\"Thing\" values (1)"
                .formatted(SCHEMA));
    configure(
        name,
        config ->
            hard(hard(config, "src", "root_user"), "dst", "root_user")
                .with("/src/pglogical_user/pw", HARD)
                .with("/dst/pglogical_user/pw", HARD)
                .with("/src/pglogical_user/name", "Replicates \"odd\"")
                .with("/dst/pglogical_user/name", "Replicates \"odd\"")
                .with("/schema_name", SCHEMA));
  }

  private static ConfigFile hard(ConfigFile config, String side, String user) {
    return config
        .with("/" + side + "/" + user + "/name", "Hard \"Name\"")
        .with("/" + side + "/" + user + "/pw", HARD);
  }

  private void add(String name, String schema) throws SQLException {
    scene.source().createDatabase(name);
    scene.destination().createDatabase(name);
    scene.source().execute(name, schema);
    configure(name, UnaryOperator.identity());
  }

  /** With the replication role's password of the first pair: it is one role. */
  private void configure(String name, UnaryOperator<ConfigFile> change) {
    PostgresPair servers = new PostgresPair(scene.source(), scene.destination(), name);
    ConfigFile file =
        ConfigFile.of(Stage.DATACENTER, servers)
            .with("/src/pglogical_user/pw", scene.replicationPassword())
            .with("/dst/pglogical_user/pw", scene.replicationPassword());
    change.apply(file).writeTo(scene.work());
  }

  /** Types a command for all of them; one alone fails. */
  private void all(int expected, String command, String failing, String... options) {
    Answer answer = scene.typist().typesForAll(expected, command, options);
    JsonNode results = answer.result().path("results");
    require(results.size() == 5, "every pair has its result: " + results);
    for (JsonNode result : results) {
      boolean fails = result.path("exitCode").asInt() != 0;
      require(
          fails == result.path("db").asText().equals(failing),
          "of %s only %s fails: %s".formatted(command, failing, result));
    }
  }

  private long rows(String database, String table) throws SQLException {
    return number(database, "select count(*) from " + table);
  }

  private long number(String database, String sql) throws SQLException {
    return Scene.number(scene.destination(), database, sql);
  }
}
