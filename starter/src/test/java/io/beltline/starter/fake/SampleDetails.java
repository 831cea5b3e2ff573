package io.beltline.starter.fake;

import io.beltline.workflows.command.Command;
import io.beltline.workflows.command.Detail;
import io.beltline.workflows.connection.ConnectionsReport;
import io.beltline.workflows.connection.ConnectivityReport;
import io.beltline.workflows.connection.SideConnections;
import io.beltline.workflows.connection.UserConnections;
import io.beltline.workflows.copy.TableCopy;
import io.beltline.workflows.fence.FenceReport;
import io.beltline.workflows.fence.UnfenceReport;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.precheck.ServerSummary;
import io.beltline.workflows.precheck.TableTravel;
import io.beltline.workflows.replication.LinkStatus;
import io.beltline.workflows.schema.ConstraintReport;
import io.beltline.workflows.schema.IndexReport;
import io.beltline.workflows.schema.SchemaDiff;
import io.beltline.workflows.schema.SchemaFile;
import io.beltline.workflows.schema.SchemaFiles;
import io.beltline.workflows.schema.SqlText;
import io.beltline.workflows.sequence.SequenceState;
import io.beltline.workflows.step.Progress;
import io.beltline.workflows.validation.ColumnValues;
import io.beltline.workflows.validation.Difference;
import io.beltline.workflows.validation.SelfTest;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import java.util.List;
import java.util.Map;

/** A record for each command, in which every field has something. */
public final class SampleDetails {
  private static final SchemaFiles FILES =
      new SchemaFiles(
          Map.of(
              SchemaFile.WHOLE, SqlText.of("create table t (id int); create index i on t (id);"),
              SchemaFile.BASE, SqlText.of("create table t (id int);"),
              SchemaFile.INDEXES, SqlText.of("create index i on t (id);"),
              SchemaFile.CONSTRAINTS, SqlText.of("alter table t add check (id > 0) not valid;")));

  private SampleDetails() {}

  /** The record of a command. */
  public static Object of(Command command) {
    return switch (command) {
      case CONNECTIONS -> connections();
      case CHECK_PKEYS ->
          new Detail.Keys(List.of("public.orders", "public.users"), List.of("public.log"));
      case CHECK_CONNECTIVITY -> connectivity();
      case REVOKE_LOGINS ->
          new FenceReport(
              Lsn.parse("16/B374D848"), 3, 20, List.of("postgres (psql, from 10.0.0.4)"));
      case RESTORE_LOGINS ->
          new UnfenceReport(
              3, List.of("intern"), List.of("dba"), List.of("app: connection limit is 3, was 7"));
      case PRECHECK -> precheck();
      case DUMP_SCHEMA -> FILES;
      case LOAD_CONSTRAINTS -> new ConstraintReport(1, 2);
      case CREATE_INDEXES -> new IndexReport(30, 4);
      case REMOVE_CONSTRAINTS, REMOVE_INDEXES, CLEANUP_PREVIOUS_CONFIG ->
          new Detail.Removed(List.of("public.i1", "public.i2"));
      case DIFF_SCHEMAS -> new SchemaDiff(120, List.of("table public.t: missing"));
      case STATUS -> new Detail.Replication(forward(), back());
      case SYNC_SEQUENCES, DIFF_SEQUENCES -> sequences();
      case SYNC_TABLES -> tables();
      case VALIDATE_DATA -> new Detail.Comparisons(List.of(Scenes.EQUAL, different()));
      case RESET,
          LOAD_SCHEMA,
          SETUP,
          SETUP_BACK_REPLICATION,
          ADOPT_SCHEMA,
          ANALYZE,
          SYNC,
          TEARDOWN_BACK_REPLICATION,
          TEARDOWN_FORWARD_REPLICATION,
          TEARDOWN ->
          new Detail.Steps(
              List.of(
                  new Detail.Done("EnsureLink", "the forward link is there"),
                  new Detail.Done("Analyze", "statistics are fresh")));
    };
  }

  private static ConnectionsReport connections() {
    return new ConnectionsReport(
        new SideConnections(
            3, List.of(new UserConnections("app", 2), new UserConnections("etl", 1))),
        new SideConnections(0, List.of()));
  }

  private static ConnectivityReport connectivity() {
    return new ConnectivityReport(
        List.of(
            new ConnectivityReport.Check("source root", true, ""),
            new ConnectivityReport.Check("destination root", true, ""),
            new ConnectivityReport.Check(
                "source to destination", false, "no route to 192.0.2.10. Open the network")));
  }

  private static Detail.Precheck precheck() {
    return new Detail.Precheck(
        Scenes.PRECHECK,
        server(List.of(), List.of("hstore 1.8", "plpgsql 1.0")),
        server(List.of("pglogical"), List.of("plpgsql 1.0")),
        List.of(
            new TableTravel(
                "public.log",
                "app_owner",
                TableTravel.Way.COPIED,
                "no key",
                false,
                List.of(),
                1_200_000,
                -1),
            new TableTravel(
                "public.orders",
                "app_owner",
                TableTravel.Way.REPLICATED,
                "primary key",
                true,
                List.of("id"),
                800_000_000,
                1_000_000)));
  }

  private static ServerSummary server(List<String> missing, List<String> extensions) {
    return new ServerSummary(
        "15.20", 20, 18, 10, 0, 16, missing, "Not Applicable", true, missing.isEmpty(), extensions);
  }

  private static LinkStatus forward() {
    return new LinkStatus(
        Direction.FORWARD,
        LinkStatus.State.INITIALIZING,
        "the initial copy is made",
        new LinkStatus.Lag(0, 100, 2_000, 3_000_000, 1.5),
        30_000_000L,
        2,
        1,
        1_000_000_000,
        250_000_000,
        95L,
        List.of(new Progress.Item("public.orders", "copying", 200_000_000, 800_000_000)));
  }

  private static LinkStatus back() {
    return new LinkStatus(
        Direction.BACK,
        LinkStatus.State.DOWN,
        "its subscription is disabled",
        null,
        null,
        2,
        2,
        250_000_000,
        1_000_000_000,
        null,
        List.of());
  }

  private static Detail.Sequences sequences() {
    return new Detail.Sequences(
        List.of(
            new SequenceState("public.log_id_seq", 5, null, SequenceState.Verdict.MISSING),
            new SequenceState("public.orders_id_seq", 1000, 40L, SequenceState.Verdict.BEHIND),
            new SequenceState("public.users_id_seq", 7, 7L, SequenceState.Verdict.OK)));
  }

  private static Detail.Tables tables() {
    return new Detail.Tables(
        List.of(
            new TableCopy("public.log", TableCopy.State.COPIED, 1200),
            new TableCopy("public.audit", TableCopy.State.EQUAL, 3),
            new TableCopy("public.notes", TableCopy.State.HAS_OTHER_ROWS, 0)));
  }

  private static ValidationReport different() {
    return new ValidationReport(
        Verdict.DIFFERENT,
        "all rows",
        1,
        10,
        List.of(
            new Difference(
                "public.users",
                "id=42",
                Difference.Kind.CHANGED,
                List.of("name"),
                List.of(new ColumnValues("name", "O'Neil\n", null)))),
        List.of("public.odd: no key"),
        new SelfTest(60, 60));
  }
}
