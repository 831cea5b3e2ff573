package io.beltline.testbed.playbook;

import static io.beltline.testbed.playbook.Scene.require;

import io.beltline.testbed.beltline.Answer;
import io.beltline.testbed.dataset.Dataset;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The documents, command by command. Where they leave something to the operator's hands, a command
 * does it here.
 */
final class Stories {
  private static final int FAILED = 1;
  private static final String KEYLESS = "insert into audit_log (what) values ('playbook')";
  private static final String KEYLESS_ROWS =
      "select count(*) from audit_log where what = 'playbook'";
  private static final String TICKET = "select nextval('tickets')";
  private static final String TICKETS = "select last_value from tickets";

  private Stories() {}

  /** All of them, by their titles. */
  static Map<String, Story> all() {
    Map<String, Story> stories = new LinkedHashMap<>();
    stories.put("quickstart", Stories::quickstart);
    stories.put("rollback", Stories::rollback);
    stories.put("restart-from-scratch", Stories::restartFromScratch);
    stories.put("sync-failed", Stories::syncFailed);
    stories.put("teardown-hangs", Stories::teardownHangs);
    stories.put("schema-by-hand", Stories::schemaByHand);
    stories.put("many-pairs", ManyPairs::tell);
    stories.put("beside-a-cutover", BesideACutover::tell);
    stories.put("belt-killed", BeltKilled::tell);
    return stories;
  }

  /** The quickstart, from its first check to its last teardown. */
  private static void quickstart(Scene scene) throws SQLException {
    Typist typist = scene.typist();
    typist.types("check-connectivity");
    typist.types("precheck");
    moveByHand(scene);
    require(!scene.letsApplicationsIn(scene.source()), "the source is closed");
    scene.asApplication(scene.destination(), KEYLESS + ";" + TICKET);
    typist.types("teardown-back-replication");
    typist.types("teardown");
    typist.types("teardown", "--full");
    typist.types("connections");
    require(
        scene.stage().proof().differences(scene.stage().pair()).stream()
            .allMatch(difference -> difference.contains("audit_log")),
        "everything but the new rows is as on the source: "
            + scene.stage().proof().differences(scene.stage().pair()));
  }

  /** Steps 1 to 6: afterwards the destination takes the writes. */
  private static void moveByHand(Scene scene) throws SQLException {
    Typist typist = scene.typist();
    typist.types("setup");
    typist.types("setup");
    typist.awaitStatus("replicating");
    typist.types("setup-back-replication");
    typist.types("status");
    typist.types("create-indexes");
    typist.types("analyze");
    scene.asApplication(scene.source(), KEYLESS + ";" + TICKET);
    typist.types("revoke-logins");
    require(!scene.letsApplicationsIn(scene.source()), "nobody can log in on the source");
    typist.types("teardown-forward-replication");
    typist.types("sync");
    typist.types("diff-schemas", "--full");
    typist.types("diff-sequences");
    typist.types("validate-data");
    require(scene.number(scene.destination(), KEYLESS_ROWS) == 1, "the last row has arrived");
    require(scene.letsApplicationsIn(scene.destination()), "applications may use the destination");
  }

  /** The playbook's rollback, with what it leaves to be done by hand. */
  private static void rollback(Scene scene) throws SQLException {
    Typist typist = scene.typist();
    moveByHand(scene);
    scene.asApplication(scene.destination(), KEYLESS + ";" + TICKET);
    scene.asApplication(
        scene.destination(),
        "update counters set value = value + 41 where name = (select min(name) from counters)");
    typist.types("revoke-logins", "--destination");
    typist.types("teardown-back-replication");
    typist.types("sync-sequences", "--back");
    typist.types("sync-tables", "--back", "--replace");
    typist.types("validate-data", "--back");
    typist.types("restore-logins");
    require(scene.letsApplicationsIn(scene.source()), "applications may use the source again");
    require(scene.number(scene.source(), KEYLESS_ROWS) == 2, "what was written there is here");
    require(
        scene.number(scene.source(), TICKETS) >= scene.number(scene.destination(), TICKETS),
        "no ticket is given twice");
    typist.types("teardown", "--full");
    typist.types("restore-logins", "--destination");
  }

  /** The playbook's restart, with a reset in the place of truncates by hand. */
  private static void restartFromScratch(Scene scene) throws SQLException {
    Typist typist = scene.typist();
    typist.types("setup");
    typist.awaitStatus("replicating");
    typist.types("setup-back-replication");
    typist.types("teardown-back-replication");
    typist.types("teardown-forward-replication");
    typist.types("teardown");
    typist.types("teardown", "--full");
    typist.types("remove-constraints");
    typist.types("remove-indexes");
    Answer refused = typist.types(FAILED, "setup");
    require(Typist.summary(refused).contains("rows"), "setup names what is in its way: " + refused);
    typist.types("reset");
    typist.types("setup");
    typist.awaitStatus("replicating");
    require(
        scene.number(scene.source(), "select count(*) from customers")
            == scene.number(scene.destination(), "select count(*) from customers"),
        "everything was copied again");
  }

  /** The playbook's sync that failed, part by part. */
  private static void syncFailed(Scene scene) throws SQLException {
    Typist typist = scene.typist();
    typist.types("setup");
    typist.awaitStatus("replicating");
    typist.types("revoke-logins");
    typist.types("teardown-forward-replication");
    scene.asSuperuser(scene.destination(), "insert into audit_log (what) values ('planted')");
    typist.types(FAILED, "sync");
    typist.types("sync-sequences", "--stride", "1000");
    typist.types("sync-tables", "--replace");
    typist.types("dump-schema");
    typist.types("load-constraints");
    typist.types("create-indexes");
    typist.types("validate-data");
    typist.types("sync");
    scene.asSuperuser(
        scene.destination(),
        "update counters set value = value + 1 where name = (select min(name) from counters)");
    typist.types(FAILED, "validate-data");
  }

  /** The playbook's teardown behind a forgotten transaction. */
  private static void teardownHangs(Scene scene) throws SQLException {
    Typist typist = scene.typist();
    typist.types("setup");
    typist.awaitStatus("replicating");
    try (Connection forgotten = scene.stage().pair().connectToSource();
        Statement statement = forgotten.createStatement()) {
      forgotten.setAutoCommit(false);
      statement.execute("lock table customers in access share mode");
      Answer refused = typist.types(FAILED, "teardown", "--full");
      require(Typist.summary(refused).contains("pid"), "the blocker is named: " + refused);
      typist.types("teardown", "--full", "--force");
    }
    typist.types("cleanup-previous-config");
  }

  /** A schema that is written into files, looked at, and loaded. */
  private static void schemaByHand(Scene scene) throws SQLException {
    Typist typist = scene.typist();
    typist.types("dump-schema");
    scene.asSuperuser(
        scene.destination(),
        "do $$ begin if not exists (select from pg_roles where rolname = 'shop_readwrite') then create role shop_readwrite; end if; end $$");
    for (String login : Dataset.logins()) {
      scene.asSuperuser(scene.destination(), "create role " + login + " login");
    }
    typist.types("load-schema");
    typist.types("load-schema");
    typist.types("diff-schemas");
    typist.types("setup", "--no-schema");
    typist.awaitStatus("replicating");
    typist.types("create-indexes");
    typist.types("load-constraints");
    typist.types("diff-schemas", "--full");
    typist.types("reset");
    typist.types("check-pkeys");
  }
}
