package io.beltline.starter.report;

import static io.beltline.starter.report.Reported.pair;
import static io.beltline.starter.report.Reported.pairWith;
import static io.beltline.starter.report.Reported.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.starter.exit.ExitCode;
import io.beltline.starter.fake.SampleDetails;
import io.beltline.starter.result.PairResult;
import io.beltline.starter.terminal.Colours;
import io.beltline.workflows.command.Command;
import io.beltline.workflows.command.Detail;
import io.beltline.workflows.command.Outcome;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.replication.LinkStatus;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TablesTest {
  @Test
  void connectionsByUser() {
    assertEquals(
        """
        database  src_count  src_users         dst_count  dst_users
        orders    3          app (2), etl (1)  0
        prod/orders: 2 sessions of others were left out""",
        text(
            new ConnectionsTable(),
            Command.CONNECTIONS,
            pair(
                "orders",
                Command.CONNECTIONS,
                Outcome.DONE,
                "2 sessions of others were left out")));
  }

  @Test
  void whoReachesWhomAndWhyNot() {
    assertEquals(
        """
        database  source root  destination root  source to destination
        orders    ok           ok                NO
        prod/orders: source to destination: no route to 192.0.2.10. Open the network""",
        text(
            new ConnectivityTable(),
            Command.CHECK_CONNECTIVITY,
            pair("orders", Command.CHECK_CONNECTIVITY, Outcome.FAILED)));
  }

  @Test
  void schemasThatMatchAndThatDoNot() {
    assertEquals(
        """
        database  schema match      objects compared
        orders    mismatch          120
        users     could not verify  120
        prod/orders: table public.t: missing
        prod/users: table public.t: missing
        prod/users: its schema is only a part""",
        text(
            new SchemaDiffTable(),
            Command.DIFF_SCHEMAS,
            pair("orders", Command.DIFF_SCHEMAS, Outcome.DIFFERENT),
            pair(
                "users",
                Command.DIFF_SCHEMAS,
                Outcome.COULD_NOT_VERIFY,
                "its schema is only a part")));
  }

  @Test
  void sequencesStandUnderTheirSideWhicheverWayTheyGo() {
    PairResult pair = pair("orders", Command.DIFF_SEQUENCES, Outcome.DIFFERENT);

    assertEquals(
        """
        database  sequence              SRC   DST  verdict
        orders    public.log_id_seq     5     -    missing
        orders    public.orders_id_seq  1000  40   behind
        orders    public.users_id_seq   7     7    ok
        prod/orders: diff-sequences has ended""",
        text(new SequenceTable(Direction.FORWARD), Command.DIFF_SEQUENCES, pair));
    assertEquals(
        """
        database  sequence              SRC  DST   verdict
        orders    public.log_id_seq     -    5     missing
        orders    public.orders_id_seq  40   1000  behind
        orders    public.users_id_seq   7    7     ok
        prod/orders: diff-sequences has ended""",
        text(new SequenceTable(Direction.BACK), Command.DIFF_SEQUENCES, pair));
  }

  @Test
  void replicationBothWaysWithWhatTheTableHasNoPlaceFor() {
    assertEquals(
        """
        database  src -> dst    src <- dst  sent_lag  flush_lag  write_lag  replay_lag  src_dataset_size  dst_dataset_size  progress
        orders    initializing  down        0 B       2.0 kB     100 B      3.0 MB      1.0 GB            250.0 MB          25.0 %
        prod/orders: src -> dst: the initial copy is made
        prod/orders: src -> dst: 1.5 s behind
        prod/orders: src -> dst: 1 of 2 tables ready, the rest in about 1 min 35 s
        prod/orders: src -> dst: public.orders copying, 200.0 MB of 800.0 MB
        prod/orders: src -> dst: its slot holds back 30.0 MB of WAL on the source
        prod/orders: src <- dst: its subscription is disabled""",
        text(new StatusTable(), Command.STATUS, pair("orders", Command.STATUS, Outcome.FAILED)));
  }

  @Test
  void theBackLinksLagStandsBelow() {
    LinkStatus back =
        new LinkStatus(
            Direction.BACK,
            LinkStatus.State.REPLICATING,
            "",
            new LinkStatus.Lag(0, 100, 2_000, 3_000_000, 95.25),
            null,
            2,
            2,
            1000,
            1000,
            null,
            List.of());

    String text =
        text(
            new StatusTable(),
            Command.STATUS,
            pairWith(
                new Detail.Replication(unconfigured(Direction.FORWARD), back),
                "orders",
                Command.STATUS,
                Outcome.DONE));

    assertTrue(
        text.endsWith(
            "\nprod/orders: src <- dst: sent_lag 0 B, flush_lag 2.0 kB, write_lag 100 B, replay_lag 3.0 MB, 1 min 35 s behind"),
        text);
  }

  @Test
  void aLinkThatIsNotThereHasNoLagAndNoProgress() {
    Detail.Replication links =
        new Detail.Replication(unconfigured(Direction.FORWARD), unconfigured(Direction.BACK));

    assertEquals(
        """
        database  src -> dst    src <- dst    sent_lag  flush_lag  write_lag  replay_lag  src_dataset_size  dst_dataset_size  progress
        orders    unconfigured  unconfigured  unknown   unknown    unknown    unknown     1.0 kB            0 B               n/a""",
        text(
            new StatusTable(),
            Command.STATUS,
            pairWith(links, "orders", Command.STATUS, Outcome.DONE)));
  }

  @Test
  void prechecksServersFindingsAndTables() {
    assertEquals(
        """
        source database  server_version  max_replication_slots  max_worker_processes  max_wal_senders  shared_preload_libraries  rds.logical_replication  root user ok  owner user ok  extensions ok
        orders           15.20           20 (18 free)           16                    10 (0 free)      ok                        Not Applicable           ok            ok             ok
        destination database  server_version  max_replication_slots  max_worker_processes  max_wal_senders  shared_preload_libraries  rds.logical_replication  root user ok  owner user ok  extensions ok
        orders                15.20           20 (18 free)           16                    10 (0 free)      pglogical is missing      Not Applicable           ok            NO             hstore is missing
        prod/orders: precheck has ended
          engine   pglogical: both servers preload it
          warning  table public.log: has no key (no-key). it is copied behind the fence
        table          way         reason       owner      size
        public.log     copied      no key       app_owner  1.2 MB
        public.orders  replicated  primary key  app_owner  800.0 MB""",
        text(
            new PrecheckTables(),
            Command.PRECHECK,
            pair("orders", Command.PRECHECK, Outcome.FAILED)));
  }

  @Test
  void whatTheSourceNeedsIsNotKnownWhileNobodyCanLookAtIt() {
    Detail.Precheck both = (Detail.Precheck) SampleDetails.of(Command.PRECHECK);
    Detail.Precheck one = new Detail.Precheck(both.report(), null, both.destination(), List.of());

    List<String> lines =
        text(
                new PrecheckTables(),
                Command.PRECHECK,
                pairWith(one, "orders", Command.PRECHECK, Outcome.FAILED))
            .lines()
            .toList();

    assertTrue(lines.get(0).startsWith("destination database"), lines.toString());
    assertTrue(lines.get(1).matches("orders .* NO +-"), lines.toString());
  }

  @Test
  void prechecksTablesAreListedForOnePairAlone() {
    String text =
        text(
            new PrecheckTables(),
            Command.PRECHECK,
            pair("orders", Command.PRECHECK, Outcome.DONE),
            pair("users", Command.PRECHECK, Outcome.DONE));

    assertTrue(text.contains("prod/users: precheck has ended"), text);
    assertFalse(text.contains("public.orders"), text);
  }

  @Test
  void aPairThatDidNotEndHasARowThatSaysSo() {
    PairResult broken =
        PairResult.broken("users", "step/prod/users/status", ExitCode.FAILED, "no route");

    String text =
        text(
            new StatusTable(),
            Command.STATUS,
            pair("orders", Command.STATUS, Outcome.DONE),
            broken);

    assertTrue(text.contains("\norders "), text);
    assertTrue(text.contains("\nusers     not run to its end  -  "), text);
  }

  static Stream<Report> tables() {
    return Stream.of(
        new ConnectionsTable(),
        new ConnectivityTable(),
        new SchemaDiffTable(),
        new SequenceTable(Direction.FORWARD),
        new StatusTable(),
        new PrecheckTables(),
        new KeysReport(),
        new PlainReport());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void noReportLeavesAPairOut(Report report) {
    PairResult broken = PairResult.broken("users", "step", ExitCode.FAILED, "no route");

    String text = text(report, Command.STATUS, broken);

    assertTrue(text.lines().anyMatch(line -> line.contains("users")), text);
    assertTrue(text.contains("not run to its end"), text);
  }

  @Test
  void coloursStandOutAndTakeNoPlace() {
    PairResult pair = pair("orders", Command.CHECK_CONNECTIVITY, Outcome.FAILED);
    String painted =
        text(new ConnectivityTable(), new Colours(true), Command.CHECK_CONNECTIVITY, pair);

    assertTrue(painted.contains("\u001B[31mNO\u001B[0m"), painted);
    assertTrue(painted.contains("\u001B[32mok\u001B[0m"), painted);
    List<String> plain =
        text(new ConnectivityTable(), Command.CHECK_CONNECTIVITY, pair).lines().toList();
    List<String> stripped = painted.replaceAll("\u001B\\[[0-9;]*m", "").lines().toList();
    assertEquals(plain, stripped);
  }

  private static LinkStatus unconfigured(Direction direction) {
    return new LinkStatus(
        direction, LinkStatus.State.UNCONFIGURED, "", null, null, 0, 0, 1000, 0, null, List.of());
  }
}
