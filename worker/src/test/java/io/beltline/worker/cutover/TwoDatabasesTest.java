package io.beltline.worker.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.testbed.ConfigFile;
import io.beltline.testbed.postgres.PostgresPair;
import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.worker.Eventually;
import io.beltline.worker.WorkerProcess;
import io.beltline.workflows.cutover.CutoverReport;
import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.cutover.Phase;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two databases of one pair of servers, with the same roles, whose applications never stop. The
 * name of one of them is as long and as odd as a name can be.
 */
class TwoDatabasesTest {
  private static final Pair ANNEX = new Pair("dc1", "annex");
  private static final String DATABASE = "Shöp \"1' %2; x\\ = @:/?#&+$" + "é".repeat(18);

  /** As long as it waits behind its fence for somebody who does not come. */
  private static final Duration BUDGET = Duration.ofSeconds(6);

  /** Ended sessions and refused rights; on the destination roles wait for the first opening. */
  private static final Pattern OUTAGE = Pattern.compile("(08|28|57P).*|42501");

  private static final String RIGHTS =
      """
      select concat_ws(' ', datname, acl.grantee::regrole, acl.privilege_type, acl.is_grantable)
        from pg_database d, aclexplode(coalesce(datacl, acldefault('d', datdba))) acl
       where datname = 'shop' order by 1
      """;

  @TempDir Path folder = Path.of("");
  private MovingBed bed;
  private PostgresPair annexServers;
  private OperatorOfCutover annex;
  private WorkerProcess worker;

  @BeforeEach
  void start() throws Exception {
    assertEquals(63, DATABASE.getBytes(StandardCharsets.UTF_8).length);
    bed = MovingBed.start(folder);
    for (PostgresServer server : List.of(bed.servers.source(), bed.servers.destination())) {
      server.execute(
          "postgres",
          "create database \"%s\" template shop owner %s"
              .formatted(DATABASE.replace("\"", "\"\""), SmallShop.OWNER));
    }
    PostgresServer source = bed.servers.source();
    annexServers = new PostgresPair(source, bed.servers.destination(), DATABASE);
    ConfigFile unused = bed.configure(TwoDatabasesTest::sharing);
    sharing(
            ConfigFile.of(
                ANNEX.dc(), new PostgresPair(source, bed.servers.destination(), ANNEX.db())))
        .with("/src/db", DATABASE)
        .with("/dst/db", DATABASE)
        .withOwner(SmallShop.OWNER, bed.shop.password())
        .with("/gates", List.of("revoke-logins", "teardown-forward-replication", "teardown"))
        .writeTo(folder);
    annex = new OperatorOfCutover(bed.temporal.address(), ANNEX);
    worker = TakingWork.start(bed, folder, step -> {});
  }

  @AfterEach
  void close() {
    worker.close();
    annex.close();
    bed.close();
  }

  @Test
  void areCutOverUndoneAndRolledBackBesideOneAnotherAndNothingIsLostOrDuplicated()
      throws Exception {
    List<String> roles = bed.roles(Side.SOURCE);
    List<String> rights = bed.rows(Side.SOURCE, RIGHTS);
    try (ShopApplication inShop = ShopApplication.start(bed.servers, bed.shop);
        ShopApplication inAnnex = ShopApplication.start(annexServers, bed.shop)) {
      bed.operator.start(null);
      annex.start(BUDGET);
      bed.operator.awaitGate(Gate.REVOKE_LOGINS);
      annex.awaitGate(Gate.REVOKE_LOGINS);

      annex.signal("approve", "revoke-logins");
      annex.awaitGate(Gate.TEARDOWN_FORWARD_REPLICATION);
      awaitWritesGoOn(inShop);
      bed.operator.signal("approve", "revoke-logins");
      bed.operator.awaitGate(Gate.TEARDOWN);
      awaitWritesGoOn(inShop);
      annex.awaitGate(Gate.REVOKE_LOGINS);
      awaitWritesGoOn(inAnnex);
      assertEquals(Side.SOURCE, annex.status().writesOn(), "undone beside a fence of the other");

      annex.signal("approve", "revoke-logins");
      annex.awaitGate(Gate.TEARDOWN_FORWARD_REPLICATION);
      annex.signal("approve", "teardown-forward-replication");
      annex.awaitGate(Gate.TEARDOWN);
      awaitWritesGoOn(inAnnex);
      bed.operator.update("rollback", Map.of("by", "ana", "note", "CHG-8"));
      bed.operator.awaitGate(Gate.REVOKE_LOGINS);
      awaitWritesGoOn(inShop);
      awaitWritesGoOn(inAnnex);
      assertEquals(rights, bed.rows(Side.SOURCE, RIGHTS), "exactly as they were");
      assertTrue(annex.status().strayWrites().none(), () -> annex.status().toString());

      ended(bed.operator, Phase.ROLLED_BACK);
      ended(annex, Phase.DONE);
      stands(inShop, bed.servers.connectToSource());
      stands(inAnnex, annexServers.connectToDestination());
      assertEquals(roles, bed.roles(Side.SOURCE), "nobody lost a login");
    }
  }

  /** The replication role is one for both, and has one password. */
  private static ConfigFile sharing(ConfigFile config) {
    return config
        .with("/src/pglogical_user/pw", "a-replication-password")
        .with("/dst/pglogical_user/pw", "a-replication-password");
  }

  private static void ended(OperatorOfCutover operator, Phase outcome) {
    operator.signal("approve", "teardown");
    CutoverReport report = operator.result();
    assertEquals(outcome, report.outcome());
    assertEquals(List.of(), report.leftovers());
  }

  private static void stands(ShopApplication application, Connection winner) throws Exception {
    application.stop();
    try (winner) {
      application.assertNothingLostOrDuplicatedOn(winner);
    }
    assertTrue(
        application.errors().stream().allMatch(OUTAGE.asMatchPredicate()),
        application.errors()::toString);
  }

  private static void awaitWritesGoOn(ShopApplication application) throws Exception {
    long before = application.acknowledged();
    Eventually.holds("writes go on", () -> application.acknowledged() > before + 20);
  }
}
