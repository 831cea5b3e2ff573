package io.beltline.activities.validation;

import io.beltline.activities.catalog.Column;
import io.beltline.workflows.validation.ColumnValues;
import io.beltline.workflows.validation.Difference;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts a row that differs into words: what kind of difference it is, and in which columns. */
final class RowDifference {
  private final TableReader reader;
  private final BothSides sides;
  private final Findings findings;

  RowDifference(TableReader reader, BothSides sides, Findings findings) {
    this.reader = reader;
    this.sides = sides;
    this.findings = findings;
  }

  /** The row is called by the provider's key, if it is there, so that it has one name. */
  Difference describe(Key key, RowState provider, RowState subscriber) throws SQLException {
    Difference.Kind kind = kind(provider, subscriber);
    List<String> columns = kind == Difference.Kind.CHANGED ? columns(key) : List.of();
    return new Difference(
        reader.table().toString(),
        name(key, provider, subscriber).inWords(reader.table().key()),
        kind,
        columns,
        findings.wantsValues() ? values(key, columns) : List.of());
  }

  private static Key name(Key key, RowState provider, RowState subscriber) {
    return Optional.ofNullable(provider.key())
        .or(() -> Optional.ofNullable(subscriber.key()))
        .orElse(key);
  }

  private static Difference.Kind kind(RowState provider, RowState subscriber) {
    if (!provider.fingerprint().present()) {
      return Difference.Kind.EXTRA;
    }
    return subscriber.fingerprint().present() ? Difference.Kind.CHANGED : Difference.Kind.MISSING;
  }

  private List<String> columns(Key key) throws SQLException {
    BothSides.Answers<Optional<List<String>>> hashes =
        sides.ask(session -> reader.columnHashes(session, key));
    Optional<List<String>> provider = hashes.provider();
    Optional<List<String>> subscriber = hashes.subscriber();
    if (provider.isEmpty() || subscriber.isEmpty()) {
      return List.of();
    }
    List<String> names = reader.table().columns().stream().map(Column::name).toList();
    return IntStream.range(0, names.size())
        .filter(i -> !provider.get().get(i).equals(subscriber.get().get(i)))
        .mapToObj(names::get)
        .toList();
  }

  /** Of the columns that differ; of all where one side has no row. */
  private List<ColumnValues> values(Key key, List<String> differing) throws SQLException {
    BothSides.Answers<Optional<List<@Nullable String>>> rows =
        sides.ask(session -> reader.columnValues(session, key));
    List<String> names = reader.table().columns().stream().map(Column::name).toList();
    return IntStream.range(0, names.size())
        .filter(i -> differing.isEmpty() || differing.contains(names.get(i)))
        .mapToObj(
            i ->
                new ColumnValues(
                    names.get(i), value(rows.provider(), i), value(rows.subscriber(), i)))
        .toList();
  }

  private static @Nullable String value(Optional<List<@Nullable String>> row, int column) {
    return row.isPresent() ? row.get().get(column) : null;
  }
}
