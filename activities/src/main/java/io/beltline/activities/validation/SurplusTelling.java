package io.beltline.activities.validation;

import io.beltline.activities.catalog.Column;
import io.beltline.activities.catalog.Table;
import io.beltline.workflows.validation.ColumnValues;
import io.beltline.workflows.validation.Difference;
import io.beltline.workflows.validation.Difference.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows of a table without key into words that one side has more often. Where all of them are
 * known, one that is missing and one that is too much may be one row that changed.
 */
final class SurplusTelling {
  private final Table table;
  private final Findings findings;

  SurplusTelling(Table table, Findings findings) {
    this.table = table;
    this.findings = findings;
  }

  /** Tells of each, until enough is told. */
  void tell(List<RowPairs.Candidate> missing, List<RowPairs.Candidate> extra, boolean all) {
    Set<RowPairs.Candidate> told = new HashSet<>();
    for (RowPairs.Pair pair : all ? RowPairs.of(missing, extra) : List.<RowPairs.Pair>of()) {
      told.add(pair.missing());
      told.add(pair.extra());
      tell(Kind.CHANGED, pair.inWords(), pair.missing().row(), pair.extra().row());
    }
    for (RowPairs.Candidate one : missing) {
      if (!told.contains(one)) {
        tell(Kind.MISSING, one.surplus().inWords(), one.row(), null);
      }
    }
    for (RowPairs.Candidate one : extra) {
      if (!told.contains(one)) {
        tell(Kind.EXTRA, one.surplus().inWords(), null, one.row());
      }
    }
  }

  private void tell(
      Kind kind,
      String which,
      MultisetSql.@Nullable Row provider,
      MultisetSql.@Nullable Row subscriber) {
    List<String> names = table.columns().stream().map(Column::name).toList();
    int[] differing =
        IntStream.range(0, names.size())
            .filter(i -> !Objects.equals(hash(provider, i), hash(subscriber, i)))
            .toArray();
    List<String> columns =
        kind == Kind.CHANGED ? IntStream.of(differing).mapToObj(names::get).toList() : List.of();
    List<ColumnValues> values =
        findings.wantsValues()
            ? IntStream.of(differing)
                .mapToObj(
                    i -> new ColumnValues(names.get(i), value(provider, i), value(subscriber, i)))
                .toList()
            : List.of();
    findings.different(new Difference(table.name().toString(), which, kind, columns, values));
  }

  private static @Nullable String hash(MultisetSql.@Nullable Row row, int column) {
    return row == null ? null : row.columns().get(column);
  }

  private static @Nullable String value(MultisetSql.@Nullable Row row, int column) {
    return row == null || row.values().isEmpty() ? null : row.values().get(column);
  }
}
