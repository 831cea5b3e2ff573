package io.beltline.activities.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.beltline.activities.StepBed;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every kind of thing that can change, each changed in one way; the table is in changes.txt. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KindsOfChangeTest {
  private static final MigrationScope ALL = MigrationScope.EVERYTHING;

  private StepBed bed;
  private Connection source;
  private Connection destination;

  @BeforeAll
  void loadTheSameOnBothSides() throws SQLException {
    bed = StepBed.start();
    for (Side side : Side.values()) {
      bed.run(side, Statements.of(KindsOfChangeTest.class, "kinds.sql"));
    }
    source = session(Side.SOURCE);
    destination = session(Side.DESTINATION);
  }

  /** Every change happens in a transaction that is undone, which the comparison sees as its own. */
  private Connection session(Side side) throws SQLException {
    Connection connection = bed.connect(side);
    run(connection, "set search_path = ''");
    connection.setAutoCommit(false);
    return connection;
  }

  @AfterEach
  void undo() throws SQLException {
    source.rollback();
    destination.rollback();
  }

  @AfterAll
  void stopServers() throws SQLException {
    source.close();
    destination.close();
    bed.close();
  }

  @Test
  void sidesOfTheSameOriginDoNotDiffer() throws SQLException {
    assertEquals("", differences());
  }

  @ParameterizedTest
  @CsvFileSource(resources = "changes.txt", delimiter = '|', quoteCharacter = '~')
  void aChangeOnTheSourceIsToldWithBothSidesAndMovesTheMark(String change, String differences)
      throws SQLException {
    CatalogMark before = CatalogMark.of(source);
    run(source, change);

    assertEquals(differences, differences());
    assertNotEquals(before, CatalogMark.of(source));
  }

  @Test
  void theMarkStandsStillForWhatIsNoChangeOfTheSchema() throws SQLException {
    run(source, "alter table kinds.t cluster on t_pkey");
    CatalogMark before = CatalogMark.of(source);
    run(
        source,
        """
        create temp table passing (id serial primary key, v text default 'x' check (v <> ''));
        create index on pg_temp.passing (v);
        insert into kinds.t (id) values (77);
        truncate kinds.t cascade;
        cluster kinds.t using t_pkey;
        analyze kinds.t;
        select pg_catalog.nextval('kinds.counter');
        reindex table kinds.t
        """);
    assertEquals(before, CatalogMark.of(source));
  }

  @Test
  void whatWasChangedSinceTheSchemaWasTakenIsTold() throws SQLException {
    BeltlineSchema.ensure(source);
    SchemaBaseline.take(source, ALL);
    assertEquals(List.of(), SchemaBaseline.changes(source, ALL));
    assertEquals(List.of(), SchemaBaseline.changes(destination, source, ALL));

    run(
        source,
        """
        alter table kinds.t add note text, alter w set default 7;
        drop view kinds.seen;
        create table kinds.late (id int primary key, v text)
        """);
    assertEquals(
        List.of(
            "table kinds.late was added",
            "view kinds.seen was dropped",
            "column kinds.t.note was added",
            "column kinds.t.w was changed: default: 7 now, not set before"),
        SchemaBaseline.changes(source, ALL).stream().map(String::valueOf).toList());
  }

  @Test
  void whatAServerBringsByItselfNeedNotBeMended() throws SQLException {
    run(source, "alter extension hstore update to '1.8'; create extension citext schema public");
    run(destination, "create extension ltree schema public");

    assertEquals(
        List.of(
            "extension citext is missing on the destination: false",
            "version of extension hstore differs: version: 1.8 on the source, 1.7 on the destination: true",
            "extension ltree is on the destination only: true"),
        SchemaComparison.compare(source, destination, ALL).stream()
            .map(difference -> difference + ": " + difference.isExpectedOfAnotherServer())
            .toList());
  }

  private String differences() throws SQLException {
    return String.join(
        " + ",
        SchemaComparison.compare(source, destination, ALL).stream().map(String::valueOf).toList());
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
