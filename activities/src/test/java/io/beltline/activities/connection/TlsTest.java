package io.beltline.activities.connection;

import static io.beltline.activities.FailedStep.failureOf;
import static io.beltline.workflows.pair.Side.DESTINATION;
import static io.beltline.workflows.pair.Side.SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.TlsBed;
import io.beltline.activities.inventory.InventoryActivitiesImpl;
import io.beltline.activities.precheck.PrecheckActivitiesImpl;
import io.beltline.activities.replication.ReplicationActivitiesImpl;
import io.beltline.activities.roles.RoleActivitiesImpl;
import io.beltline.activities.schema.SchemaActivitiesImpl;
import io.beltline.testbed.ConfigFile;
import io.beltline.workflows.inventory.InventoryActivities;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import io.beltline.workflows.precheck.PrecheckActivities;
import io.beltline.workflows.replication.EngineKind;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.Link;
import io.beltline.workflows.replication.ReplicationActivities;
import io.beltline.workflows.roles.RoleActivities;
import io.beltline.workflows.schema.SchemaActivities;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Every session that Beltline or a server opens is encrypted and verified as it is configured. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TlsTest {
  private static final Link FORWARD =
      new Link(StepBed.PAIR, EngineKind.PGLOGICAL, Direction.FORWARD);
  private static final Link BACK = new Link(StepBed.PAIR, EngineKind.PGLOGICAL, Direction.BACK);
  private static final String ANYBODY = "host all all all scram-sha-256";
  private static final String ENCRYPTED = "hostssl all all all scram-sha-256";
  private static final String CERTIFIED =
      "hostssl all " + TlsBed.ROOT + ",pglogical all scram-sha-256 clientcert=verify-full";

  private TlsBed tls;
  private StepBed bed;
  private PrecheckActivities precheck;
  private ReplicationActivities links;

  @BeforeAll
  void startServers() {
    tls = TlsBed.start();
    bed = tls.bed;
    precheck = bed.quick(PrecheckActivities.class, PrecheckActivitiesImpl::new);
    links = bed.quick(ReplicationActivities.class, ReplicationActivitiesImpl::new);
    bed.run(SOURCE, "create table orders (id int primary key); insert into orders values (1)");
  }

  @AfterAll
  void stopServers() {
    tls.close();
  }

  @Test
  @Order(1)
  void everyModeEncryptsWhatItSaysForTheWorkerItsProgramsAndTheOtherServer() {
    admit(ANYBODY);
    for (String mode :
        List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full")) {
      boolean encrypted = !List.of("disable", "allow").contains(mode);
      tls.configure(config -> mode(config, mode));
      List<String> sessions = sessionsDuring(SOURCE, () -> assertEquals(List.of(), blockers()));

      assertTrue(sessions.size() >= 3, sessions::toString);
      assertEquals(
          encrypted ? sessions : List.of(),
          sessions.stream().filter(line -> line.contains(" SSL enabled ")).toList(),
          mode);
    }
    admit(ENCRYPTED);
    tls.configure(config -> mode(config, "allow"));
    assertEquals(List.of(), blockers());
  }

  @Test
  @Order(2)
  void whatDoesNotVerifyIsRefusedByPrecheckWithTheSideAndTheReason() {
    Path foreign = tls.clients.certificate();
    refused("tls-refused", "PKIX", config -> config.with("/src/tls/rootCert", foreign.toString()));
    refused(
        "tls-refused",
        "PKIX",
        config -> mode(config, "require").with("/src/tls/rootCert", foreign.toString()));
    refused(
        "tls-refused",
        "not made out to other.test",
        config -> config.with("/src/host", "other.test"));
    refused("login-refused", "no encryption", config -> mode(config, "disable"));

    tls.identify(SOURCE, tls.authority(SOURCE).issueExpired(TlsBed.host(SOURCE)));
    admit(CERTIFIED, ENCRYPTED);
    refused("tls-refused", "NotAfter", config -> config);

    tls.identify(SOURCE, tls.authority(SOURCE).issue(TlsBed.host(SOURCE)));
    admit(CERTIFIED, ENCRYPTED);
    refused(
        "login-refused",
        "valid client certificate",
        config -> config.without("/src/tls/cert").without("/src/tls/key"));
    var stranger = tls.authority(SOURCE).issue(TlsBed.ROOT);
    refused(
        "login-refused",
        "valid client certificate",
        config ->
            config
                .with("/src/tls/cert", stranger.cert().toString())
                .with("/src/tls/key", stranger.key().toString()));

    tls.admit(SOURCE, ANYBODY);
    tls.set(SOURCE, "ssl", "off");
    refused("tls-refused", "does not support SSL", config -> config);
    tls.set(SOURCE, "ssl", "on");
  }

  @Test
  @Order(3)
  void aServerThatLacksTheOthersAuthorityIsToldWhereItHasToBe() {
    admit(ENCRYPTED);
    String missing = tls.onServer(DESTINATION, "missing.crt");
    tls.configure(config -> config.with("/dst/tls/onServer", Map.of("rootCert", missing)));

    Finding finding = blockers().get(0);

    assertEquals("server-to-server", finding.code());
    assertEquals("destination", finding.where());
    assertTrue(finding.reason().contains(missing), finding.reason());
    assertTrue(finding.remedy().contains("tls.onServer"), finding.remedy());
  }

  @Test
  @Order(4)
  void everySessionOfBothLinksAndOfTheSchemaShowsItsCertificate() {
    admit(CERTIFIED, ENCRYPTED);
    tls.configure(config -> config);
    bed.quick(InventoryActivities.class, InventoryActivitiesImpl::new).takeBaseline(StepBed.PAIR);
    bed.quick(RoleActivities.class, RoleActivitiesImpl::new).ensureReplicationRole(StepBed.PAIR);
    SchemaActivities schema = bed.lasting(SchemaActivities.class, SchemaActivitiesImpl::new);

    List<String> dumped = sessionsDuring(SOURCE, () -> schema.ensureSchema(StepBed.PAIR));
    assertFalse(dumped.isEmpty());
    assertEquals(dumped, dumped.stream().filter(line -> line.contains(" SSL enabled ")).toList());
    links.ensureLink(FORWARD, InitialData.COPIED);
    links.awaitReady(FORWARD);
    links.ensureLink(BACK, InitialData.PRESENT);
    links.awaitReady(BACK);
    links.confirmLinkRunning(BACK);

    assertEquals(List.of("1"), bed.strings(DESTINATION, "select count(*) from orders"));
    for (Side side : Side.values()) {
      assertEquals(
          List.of("true /CN=pglogical"),
          bed.strings(
              side,
              "select s.ssl || ' ' || s.client_dn from pg_stat_replication join pg_stat_ssl s using (pid)"),
          side.toString());
    }
  }

  @Test
  @Order(5)
  void anOrdinaryRoleReadsNoConnectionStringAndCallsNothingOfTheExtension() throws SQLException {
    for (Side side : Side.values()) {
      bed.run(side, "create role app login password 'app'");
      try (Connection app = tls.server(side).connect(StepBed.PAIR.db(), "app", "app");
          Statement statement = app.createStatement()) {
        for (String spy :
            List.of(
                "select if_dsn from pglogical.node_interface",
                "select provider_dsn from pglogical.show_subscription_status()",
                "select pglogical.table_data_filtered(null::orders, 'orders', array['default'])",
                "select pglogical.drop_subscription(sub_name) from (values ('x')) v(sub_name)")) {
          SQLException refusal =
              assertThrows(SQLException.class, () -> statement.execute(spy), spy);
          assertEquals("42501", refusal.getSQLState(), spy);
        }
      }
    }
  }

  @Test
  @Order(6)
  void aStepStopsAtACertificateThatDoesNotVerifyAndChangesNothing() {
    tls.configure(config -> config.with("/src/tls/rootCert", tls.clients.certificate().toString()));

    ApplicationFailure failure = failureOf(() -> links.confirmLinkRunning(FORWARD));

    assertEquals("TlsRefused", failure.getType());
    assertTrue(failure.isNonRetryable());
    assertTrue(String.valueOf(failure.getMessage()).contains("source.test"), failure.getMessage());
    tls.configure(config -> config);
    links.confirmLinkRunning(FORWARD);
    links.drain(FORWARD, position());
  }

  private Lsn position() {
    return Lsn.parse(bed.strings(SOURCE, "select pg_current_wal_lsn()::text").get(0));
  }

  private void admit(String... lines) {
    tls.admit(SOURCE, lines);
    tls.set(SOURCE, "ssl", "on");
  }

  private static ConfigFile mode(ConfigFile config, String mode) {
    ConfigFile with = config.with("/src/tls/mode", mode);
    return mode.startsWith("verify") ? with : with.without("/src/tls/rootCert");
  }

  private List<Finding> blockers() {
    return precheck.precheck(StepBed.PAIR).blockers();
  }

  private void refused(String code, String reason, UnaryOperator<ConfigFile> change) {
    tls.configure(change);
    List<Finding> blockers = blockers();
    assertEquals(1, blockers.size(), blockers::toString);
    assertEquals(code + " source", blockers.get(0).code() + " " + blockers.get(0).where());
    assertTrue(blockers.get(0).reason().contains(reason), blockers.get(0).reason());
    assertTrue(blockers.get(0).remedy().contains("tls"), blockers.get(0).remedy());
  }

  /** What the server notes of each session that Beltline's root user gets. */
  private List<String> sessionsDuring(Side side, Runnable what) {
    int before = tls.server(side).log().length();
    what.run();
    return tls.server(side)
        .log()
        .substring(before)
        .lines()
        .filter(line -> line.contains("connection authorized: user=" + TlsBed.ROOT + " "))
        .toList();
  }
}
