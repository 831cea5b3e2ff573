package io.beltline.activities.validation;

import io.beltline.activities.catalog.Column;
import io.beltline.workflows.validation.Difference;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Puts a row that differs into words: what kind of difference it is, and in which columns. */
final class RowDifference {
  private final TableReader reader;
  private final BothSides sides;

  RowDifference(TableReader reader, BothSides sides) {
    this.reader = reader;
    this.sides = sides;
  }

  /** The row is called by the provider's key, if it is there, so that it has one name. */
  Difference describe(Key key, RowState provider, RowState subscriber) throws SQLException {
    Difference.Kind kind = kind(provider, subscriber);
    return new Difference(
        reader.table().toString(),
        name(key, provider, subscriber).inWords(reader.table().key()),
        kind,
        kind == Difference.Kind.CHANGED ? columns(key) : List.of());
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
    Optional<List<String>> provider = reader.columnHashes(sides.provider(), key);
    Optional<List<String>> subscriber = reader.columnHashes(sides.subscriber(), key);
    if (provider.isEmpty() || subscriber.isEmpty()) {
      return List.of();
    }
    List<String> names = reader.table().columns().stream().map(Column::name).toList();
    return IntStream.range(0, names.size())
        .filter(i -> !provider.get().get(i).equals(subscriber.get().get(i)))
        .mapToObj(names::get)
        .toList();
  }
}
