package io.beltline.activities.validation;

import io.beltline.activities.catalog.Column;
import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Travel;
import io.beltline.activities.failure.PostgresFailure;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.validation.Difference;
import io.beltline.workflows.validation.Difference.Kind;
import io.beltline.workflows.validation.SelfTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Proves on these two servers, with the very code and hash that compare the data, that what is
 * wrong is found and that nothing else is. Its tables are temporary ones of the two sessions:
 * nobody else sees them, no link carries them, and they end with the sessions, however those end.
 * Needs the right to create temporary tables.
 */
final class Canary {
  private static final String ROWS = Statements.of(Canary.class, "canary.sql");
  private static final String PLANTS = Statements.of(Canary.class, "canary-planted.sql");
  private static final QualifiedName KEYED = new QualifiedName("pg_temp", "beltline_canary");
  private static final QualifiedName KEYLESS =
      new QualifiedName("pg_temp", "beltline_canary_keyless");

  private static final String REMOVE =
      "drop table %s, %s".formatted(KEYED.quoted(), KEYLESS.quoted());
  private static final String FAILED = "the comparison failed its self-test: ";

  /** Nobody else writes these tables, so that two looks tell what there is to tell. */
  private static final Patience PATIENCE =
      new Patience(
          Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5));

  /** Of the rows in which one column each is harmed, the first. */
  private static final int FIRST_KIND = 20;

  private final Attempt attempt;
  private final BothSides sides;
  private final RowHash hash;

  Canary(Attempt attempt, BothSides sides, RowHash hash) {
    this.attempt = attempt;
    this.sides = sides;
    this.hash = hash;
  }

  /** Tests, and tells the findings of the data what is to be believed of them. */
  void run(Findings findings) throws SQLException {
    try {
      findings.tested(test(findings));
    } catch (SQLException e) {
      if (PostgresFailure.of(e.getSQLState()).retryable()) {
        throw e;
      }
      findings.couldNotVerify("the self-test could not be made: " + StepFailures.cause(e));
    }
  }

  private SelfTest test(Findings findings) throws SQLException {
    sides.ask(session -> write(session, ROWS));
    Table keyed = table(KEYED, List.of("id"));
    Table keyless = table(KEYLESS, List.of());
    Findings ofTheSame = compare(keyed, keyless);
    Set<Difference> planted = plant(keyed);
    Findings ofPlanted = compare(keyed, keyless);
    sides.ask(session -> write(session, REMOVE));

    Set<Difference> named = Set.copyOf(ofPlanted.differences());
    tell(findings, "takes for different what is the same", Set.copyOf(ofTheSame.differences()));
    tell(findings, "does not find", without(planted, named));
    tell(findings, "finds what is not there", without(named, planted));
    Stream.of(ofTheSame, ofPlanted)
        .flatMap(found -> found.unverified().stream())
        .forEach(reason -> findings.couldNotVerify(FAILED + reason));
    return new SelfTest(planted.size(), planted.size() - without(planted, named).size());
  }

  private static Set<Difference> without(Set<Difference> some, Set<Difference> others) {
    Set<Difference> left = new LinkedHashSet<>(some);
    left.removeAll(others);
    return left;
  }

  private static void tell(Findings findings, String what, Set<Difference> which) {
    which.stream()
        .findFirst()
        .ifPresent(
            one ->
                findings.couldNotVerify(
                    FAILED
                        + "it %s, %d times, such as %s %s %s"
                            .formatted(what, which.size(), one.kind(), one.key(), one.columns())));
  }

  /**
   * In a transaction of its own, for the session cannot write otherwise; one that waits for no
   * standby, for nobody needs these rows after a crash.
   */
  private static int write(Connection session, String statements) throws SQLException {
    session.setAutoCommit(false);
    try {
      Query.of(session, "set transaction read write").run();
      Query.of(session, "set local synchronous_commit = off").run();
      Query.of(session, statements).run();
      session.commit();
      return 0;
    } finally {
      session.rollback();
      session.setAutoCommit(true);
    }
  }

  private Table table(QualifiedName name, List<String> key) throws SQLException {
    List<Column> columns =
        Query.of(
                sides.provider(),
                """
                select a.attname, pg_catalog.format_type(a.atttypid, -1), not a.attnotnull
                  from pg_catalog.pg_attribute a
                 where a.attrelid = pg_catalog.to_regclass(?) and a.attnum > 0
                 order by a.attnum
                """,
                name.quoted())
            .list(
                row ->
                    new Column(
                        row.getString(1), row.getString(2), row.getBoolean(3), false, false));
    return new Table(name, 0, "", Travel.REPLICATED, key, columns, 0, 0);
  }

  /** Harms the subscriber's rows; returns what must be said of them. */
  private Set<Difference> plant(Table keyed) throws SQLException {
    List<String> statements = new ArrayList<>(List.of(PLANTS));
    Set<Difference> expected =
        new HashSet<>(
            List.of(
                row(1, Kind.CHANGED, "n"),
                row(2, Kind.MISSING),
                row(3, Kind.MISSING),
                row(-3, Kind.EXTRA),
                row(4, Kind.CHANGED, "note"),
                row(5, Kind.CHANGED, "note"),
                row(6, Kind.CHANGED, "n"),
                row(7, Kind.CHANGED, "n"),
                row(8, Kind.CHANGED, "nothing"),
                row(9, Kind.CHANGED, "note"),
                row(10, Kind.CHANGED, "note"),
                row(11, Kind.CHANGED, "one", "two"),
                keyless(-2, sides.provider(), Kind.MISSING, "provider, 3 times on the provider, 2"),
                keyless(
                    -1, sides.subscriber(), Kind.EXTRA, "subscriber, 3 times on the provider, 4")));
    int id = FIRST_KIND;
    for (Column column : keyed.columns()) {
      if (!column.name().equals("id") && !column.name().equals("n")) {
        statements.add(
            "update %1$s t set %2$s = o.%2$s from %1$s o where t.id = %3$d and o.id = -1"
                .formatted(KEYED.quoted(), Identifiers.quote(column.name()), id));
        expected.add(row(id, Kind.CHANGED, column.name()));
        id++;
      }
    }
    write(sides.subscriber(), String.join("; ", statements));
    return expected;
  }

  private static Difference row(int id, Kind kind, String... columns) {
    return new Difference(KEYED.toString(), "id=" + id, kind, List.of(columns));
  }

  /** To be asked before anything is planted, or the row may stand elsewhere. */
  private static Difference keyless(int id, Connection session, Kind kind, String howOften)
      throws SQLException {
    String place = "select min(ctid::text) from %s where id = ?".formatted(KEYLESS.quoted());
    return new Difference(
        KEYLESS.toString(),
        "ctid %s on the %s on the subscriber"
            .formatted(Query.of(session, place, id).strings().get(0), howOften),
        kind,
        List.of());
  }

  private Findings compare(Table keyed, Table keyless) throws SQLException {
    Findings found = new Findings();
    ChunkQueue queue =
        new ChunkQueue(
            sides.provider(),
            ComparedTables.keyed(sides.provider(), List.of(keyed)),
            hash,
            Pace.USUAL_CHUNK_BYTES);
    ChunkComparison comparison =
        new ChunkComparison(
            attempt,
            sides,
            found,
            PATIENCE,
            new StallWatch.Shared(),
            () -> Traffic.NONE,
            Pace.of(0, attempt));
    Optional<Chunk> chunk = queue.next();
    while (chunk.isPresent()) {
      comparison.compare(queue.reader(chunk.get().table()), chunk.get());
      chunk = queue.next();
    }
    new WholeComparison(attempt, sides, hash, found, PATIENCE, Pace.of(0, attempt))
        .compare(List.of(keyless), new TableByTable(attempt, found, PATIENCE));
    return found;
  }
}
