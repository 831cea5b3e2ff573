package io.beltline.activities.schema;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.schema.IndexReport;
import io.beltline.workflows.schema.SchemaFile;
import io.beltline.workflows.schema.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Builds indexes from text that a human may have edited: whatever creates one runs beside others,
 * each in its own transaction; then everything else follows in the text's order. An index whose
 * name is taken counts as built, and is confirmed like the others.
 */
final class IndexScript {
  private static final String EXISTS = "42P07";
  private static final String INVALID = Statements.of(IndexScript.class, "invalid-indexes.sql");
  private static final int NAMED = 10;
  private static final String CONSEQUENCE = "indexes that were built stay";

  private final Attempt attempt;
  private final Connection destination;
  private final AtomicInteger adopted = new AtomicInteger();

  IndexScript(Attempt attempt) throws SQLException {
    this.attempt = attempt;
    this.destination = attempt.connect(Side.DESTINATION);
  }

  /** Ensures them; see the step. */
  IndexReport ensure(SqlText text) throws SQLException {
    List<ScriptStatement> all = SqlScript.read(SchemaFile.INDEXES, text.sql());
    List<ScriptStatement> builds = all.stream().filter(ScriptStatement::createsIndex).toList();
    for (ScriptStatement build : builds) {
      if (build.createsUnnamedIndex()) {
        throw build.refused(
            "the index has no name, and a repeat would build another one", "nothing was changed");
      }
    }
    run("indexes", builds, IndexBuilds.AT_A_TIME);
    run("indexes finished", all.stream().filter(other -> !other.createsIndex()).toList(), 1);
    confirm();
    return new IndexReport(builds.size() - adopted.get(), adopted.get());
  }

  private void run(String unit, List<ScriptStatement> statements, int atATime) throws SQLException {
    new Crew(attempt, Side.DESTINATION, destination, unit)
        .run(statements.stream().map(this::job).toList(), atATime);
  }

  private Job job(ScriptStatement statement) {
    return new Job(statement.outline(), List.of(statement.sql()), error -> judge(statement, error));
  }

  private void judge(ScriptStatement statement, SQLException error) {
    if (!statement.createsIndex() || !EXISTS.equals(error.getSQLState())) {
      throw statement.failure(error, CONSEQUENCE);
    }
    int unused = adopted.incrementAndGet();
  }

  private void confirm() throws SQLException {
    List<Table> tables =
        Tables.readWithoutSizes(destination, attempt.configuration().scope()).all();
    String invalid =
        Query.of(destination, INVALID, Deferred.texts(tables.stream().map(Table::oid).toList()))
            .list(row -> new QualifiedName(row.getString(1), row.getString(2)))
            .stream()
            .limit(NAMED)
            .map(QualifiedName::toString)
            .collect(Collectors.joining(", "));
    if (!invalid.isEmpty()) {
      throw StepFailures.stop(
          "IndexesIncomplete",
          "On the destination these indexes are not valid: " + invalid,
          "Drop what a broken build left, or attach what is missing; then create the indexes again.");
    }
  }
}
