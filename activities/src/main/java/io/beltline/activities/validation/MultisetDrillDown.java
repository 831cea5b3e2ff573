package io.beltline.activities.validation;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.validation.Difference.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows in which a table without key differs, as a multiset: which rows one side has more
 * often than the other.
 *
 * <p>Reads the table once for checksums of heaps of rows, and once more for each so many rows of
 * heaps that differ: memory is bounded on both servers and here, however large the table is.
 */
final class MultisetDrillDown {
  private static final long ROWS_TOGETHER = 200_000;

  private final Attempt attempt;
  private final BothSides sides;
  private final RowHash hash;
  private final Findings findings;
  private final Pace pace;

  MultisetDrillDown(Attempt attempt, BothSides sides, RowHash hash, Findings findings, Pace pace) {
    this.attempt = attempt;
    this.sides = sides;
    this.hash = hash;
    this.findings = findings;
    this.pace = pace;
  }

  /** Names the rows; names none and returns false if the table is no more what was seen of it. */
  boolean into(Table table, BothSides.Answers<Digest> seen) throws SQLException {
    MultisetSql sql = new MultisetSql(table, hash);
    Heaps heaps = new Heaps(read(table, sql::heaps));
    if (!heaps.total().equals(seen)) {
      return false;
    }
    // A row that changed is two: one that is missing, one that is too much.
    int enough = 2 * findings.room();
    List<Surplus> surpluses = new ArrayList<>();
    List<List<Integer>> parts = heaps.differing(ROWS_TOGETHER);
    int done = 0;
    while (done < parts.size() && surpluses.size() < enough) {
      List<Integer> part = parts.get(done);
      var rows = read(table, session -> sql.groups(session, part));
      if (!Heaps.of(rows).equals(heaps.only(part).total())) {
        return false;
      }
      surpluses.addAll(Surplus.between(rows));
      done++;
    }
    boolean all = done == parts.size() && surpluses.size() <= enough;
    return tell(table, sql, all ? surpluses : surpluses.subList(0, findings.room()), all);
  }

  private <T> BothSides.Answers<T> read(Table table, BothSides.Question<T> question)
      throws SQLException {
    attempt.throwIfEnded();
    BothSides.Answers<T> answers = sides.ask(question);
    pace.spend(table.bytes());
    return answers;
  }

  private boolean tell(Table table, MultisetSql sql, List<Surplus> surpluses, boolean all)
      throws SQLException {
    boolean values = findings.wantsValues();
    BothSides.Answers<Map<String, MultisetSql.Row>> rows =
        sides.ask(
            session -> sql.rows(session, places(surpluses, Surplus::onProvider), values),
            session -> sql.rows(session, places(surpluses, Surplus::onSubscriber), values));
    List<RowPairs.Candidate> missing = new ArrayList<>();
    List<RowPairs.Candidate> extra = new ArrayList<>();
    for (Surplus surplus : surpluses) {
      boolean lacking = surplus.kind() == Kind.MISSING;
      MultisetSql.Row row =
          lacking
              ? find(rows.provider(), surplus.onProvider())
              : find(rows.subscriber(), surplus.onSubscriber());
      if (row == null || !row.fingerprint().equals(surplus.row())) {
        return false;
      }
      (lacking ? missing : extra).add(new RowPairs.Candidate(surplus, row));
    }
    new SurplusTelling(table, findings).tell(missing, extra, all);
    return true;
  }

  private static MultisetSql.@Nullable Row find(
      Map<String, MultisetSql.Row> rows, MultisetSql.@Nullable Group group) {
    return group == null ? null : rows.get(group.place());
  }

  private static List<String> places(
      List<Surplus> surpluses, Function<Surplus, MultisetSql.@Nullable Group> side) {
    return surpluses.stream()
        .map(side)
        .filter(Objects::nonNull)
        .map(MultisetSql.Group::place)
        .toList();
  }
}
