package io.beltline.activities.schema;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.schema.IndexReport;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds the deferred indexes: partitioned ones first, empty, then all others several at a time,
 * then the partitions are attached, and comments and the like follow.
 *
 * <p>A plain {@code create index} holds a share lock, so a link's apply waits for the build and
 * catches up afterwards: this belongs before the gate, never into the outage. One that lets writers
 * in is built alone, because two of them on one table wait for each other.
 */
final class IndexBuilds {
  /** How many indexes are built at a time. */
  static final int AT_A_TIME = 3;

  private static final String STATE = Statements.of(IndexBuilds.class, "index-state.sql");
  private static final String UNATTACHED =
      Statements.of(IndexBuilds.class, "attachments-missing.sql");

  private final Attempt attempt;
  private final Connection destination;
  private final boolean concurrently;

  /**
   * On the attempt's destination.
   *
   * @param concurrently whether writers are let in meanwhile
   */
  IndexBuilds(Attempt attempt, boolean concurrently) throws SQLException {
    this.attempt = attempt;
    this.destination = attempt.connect(Side.DESTINATION);
    this.concurrently = concurrently;
  }

  /** Ensures them all; see the step. */
  IndexReport ensure() throws SQLException {
    List<IndexState> all = read();
    for (IndexState index : all) {
      index.refuseAnother(destination);
    }
    List<IndexState> missing = all.stream().filter(index -> !index.built()).toList();
    build(missing, true);
    build(missing, false);
    attach();
    finish(all);
    confirm();
    return new IndexReport(missing.size(), all.size() - missing.size());
  }

  private List<IndexState> read() throws SQLException {
    return Query.of(destination, STATE).list(IndexState::of);
  }

  private void build(List<IndexState> missing, boolean partitioned) throws SQLException {
    List<Job> jobs =
        missing.stream()
            .filter(index -> index.partitioned() == partitioned)
            .map(index -> index.build(concurrently))
            .toList();
    crew(partitioned ? "partitioned indexes" : "indexes").run(jobs, concurrently ? 1 : AT_A_TIME);
  }

  private void attach() throws SQLException {
    List<Job> jobs = Query.of(destination, UNATTACHED).list(IndexBuilds::attachment);
    crew("partitions of indexes").run(jobs, 1);
  }

  private static Job attachment(ResultSet row) throws SQLException {
    String index = Identifiers.quote(row.getString("schema_name"), row.getString("index_name"));
    String parent = Identifiers.quote(row.getString("parent_schema"), row.getString("parent_name"));
    return new Job(index, List.of("alter index " + parent + " attach partition " + index));
  }

  /**
   * Comments and the like: of every index, because an earlier attempt may have ended before them.
   */
  private void finish(List<IndexState> all) throws SQLException {
    List<Job> jobs =
        all.stream()
            .filter(index -> !index.afterwards().isEmpty())
            .map(index -> new Job(index.name().toString(), index.afterwards()))
            .toList();
    crew("indexes finished").run(jobs, 1);
  }

  private Crew crew(String unit) throws SQLException {
    return new Crew(attempt, Side.DESTINATION, destination, unit);
  }

  private void confirm() throws SQLException {
    String incomplete =
        Stream.concat(
                read().stream()
                    .filter(index -> !index.complete())
                    .map(index -> index.name().toString()),
                Query.of(destination, UNATTACHED).strings().stream()
                    .map(schema -> "a partition in " + schema))
            .limit(10)
            .collect(Collectors.joining(", "));
    if (!incomplete.isEmpty()) {
      throw StepFailures.stop(
          "IndexesIncomplete",
          "On the destination these indexes are not valid: " + incomplete,
          "Look why, such as a partition that only the destination has.");
    }
  }
}
