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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Builds indexes from text that a human may have edited: whatever creates one runs beside others,
 * each in its own transaction; then everything else follows in the text's order. An index that is
 * there already counts as built if it is the same one; another one of its name is refused before
 * anything is built.
 */
final class IndexScript {
  private static final String INVALID = Statements.of(IndexScript.class, "invalid-indexes.sql");
  private static final int NAMED = 10;
  private static final String CONSEQUENCE = "indexes that were built stay";

  private final Attempt attempt;
  private final Connection destination;
  private final boolean concurrently;

  /**
   * For the attempt's destination.
   *
   * @param concurrently whether writers are let in meanwhile
   */
  IndexScript(Attempt attempt, boolean concurrently) throws SQLException {
    this.attempt = attempt;
    this.destination = attempt.connect(Side.DESTINATION);
    this.concurrently = concurrently;
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
    List<Job> withLock = new ArrayList<>();
    List<Job> withoutLock = new ArrayList<>();
    for (ScriptStatement build : builds) {
      addUnlessThere(build, withLock, withoutLock);
    }
    run("indexes", withLock, IndexBuilds.AT_A_TIME);
    run("indexes", withoutLock, 1);
    run(
        "indexes finished",
        all.stream().filter(other -> !other.createsIndex()).map(IndexScript::job).toList(),
        1);
    confirm();
    int built = withLock.size() + withoutLock.size();
    return new IndexReport(built, builds.size() - built);
  }

  private void addUnlessThere(ScriptStatement statement, List<Job> withLock, List<Job> withoutLock)
      throws SQLException {
    Optional<IndexStatement> read = IndexStatement.of(statement.sql());
    if (read.isEmpty()) {
      withLock.add(job(statement));
      return;
    }
    IndexStatement wanted = concurrently ? read.get().withoutLock() : read.get();
    Optional<IndexThere> there = IndexThere.find(destination, wanted);
    if (there.isPresent() && there.get().usable()) {
      refuseAnother(there.get(), statement, wanted);
      return;
    }
    Job.OnError onError = error -> fail(statement, error);
    String index = wanted.qualifiedName();
    if (wanted.concurrently()) {
      withoutLock.add(IndexJobs.withoutLock(statement.outline(), index, wanted.sql(), onError));
    } else {
      withLock.add(IndexJobs.of(statement.outline(), index, wanted.sql(), onError));
    }
  }

  private void refuseAnother(IndexThere there, ScriptStatement statement, IndexStatement wanted) {
    if (there.definition().equals(statement.sql())) {
      return;
    }
    try {
      there.refuseAnother(destination, wanted, "that of " + statement);
    } catch (SQLException e) {
      throw statement.failure(e, "nothing was changed");
    }
  }

  private void run(String unit, List<Job> jobs, int atATime) throws SQLException {
    new Crew(attempt, Side.DESTINATION, destination, unit).run(jobs, atATime);
  }

  private static Job job(ScriptStatement statement) {
    return new Job(statement.outline(), List.of(statement.sql()), error -> fail(statement, error));
  }

  private static void fail(ScriptStatement statement, SQLException error) {
    throw statement.failure(error, CONSEQUENCE);
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
