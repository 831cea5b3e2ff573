package io.beltline.activities.validation;

import static java.util.stream.Collectors.joining;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.step.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;

/**
 * Tells a step, before it acts on whole tables, what the subscriber has in them. True of the moment
 * of the look: for sides that stand still.
 */
public final class WholeTables {
  private WholeTables() {}

  /**
   * What the subscriber has in each table; one without rows is not in the answer. Reads all rows of
   * the others, on both sides.
   */
  public static Map<QualifiedName, Content> onSubscriber(
      Attempt attempt, Direction direction, List<Table> tables) throws SQLException {
    ExecutorService threads = Threads.start(1);
    try {
      BothSides sides = BothSides.open(attempt, direction, threads);
      return look(attempt, sides, tables);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Map<QualifiedName, Content> look(
      Attempt attempt, BothSides sides, List<Table> tables) throws SQLException {
    RowHash hash = RowHash.knownTo(sides);
    Map<QualifiedName, Content> found = new HashMap<>();
    for (Table table : filled(sides.subscriber(), tables)) {
      attempt.throwIfEnded();
      attempt.report(
          Progress.of("Comparing " + table.name(), found.size(), tables.size(), "tables"));
      BothSides.Answers<Digest> digests = DigestBatch.whole(sides, hash, table);
      found.put(table.name(), new Content(digests.subscriber().rows(), digests.agree()));
    }
    return found;
  }

  private static List<Table> filled(Connection subscriber, List<Table> tables) throws SQLException {
    if (tables.isEmpty()) {
      return List.of();
    }
    String looks =
        tables.stream()
            .map(table -> "exists (select from only %s)".formatted(table.name().quoted()))
            .collect(joining(", ", "select array[", "]"));
    List<Boolean> filled =
        Query.of(subscriber, looks).one(row -> List.of((Boolean[]) row.getArray(1).getArray()));
    return IntStream.range(0, tables.size()).filter(filled::get).mapToObj(tables::get).toList();
  }

  /**
   * What the subscriber has in one table.
   *
   * @param rows how many
   * @param same whether they are the provider's rows, all of them
   */
  public record Content(long rows, boolean same) {
    /** A table that was not compared, because it has no row. */
    public static final Content EMPTY = new Content(0, false);

    /** Whether it has no row. */
    public boolean empty() {
      return rows == 0;
    }
  }
}
