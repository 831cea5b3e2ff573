package io.beltline.activities.validation;

import io.beltline.activities.catalog.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Tells a copy, before it commits, whether what it has written is what it has read. */
public final class StreamedRows {
  private final List<Table> tables;
  private final Function<Table, String> read;
  private final Function<Table, String> written;

  /**
   * Of some tables.
   *
   * @param read the condition for the rows that were read of a table; empty for all
   * @param written likewise for those that were written
   */
  public StreamedRows(
      List<Table> tables, Function<Table, String> read, Function<Table, String> written) {
    this.tables = tables;
    this.read = read;
    this.written = written;
  }

  /**
   * The tables in which they differ. Both sessions are in the copy's transactions, whose settings
   * it changes.
   */
  public List<Table> different(Connection provider, Connection subscriber) throws SQLException {
    ComparisonSession.prepareTransaction(provider);
    ComparisonSession.prepareTransaction(subscriber);
    RowHash hash = RowHash.knownTo(provider, subscriber);
    Map<Table, Digest> there = batch(hash, read).run(provider);
    Map<Table, Digest> here = batch(hash, written).run(subscriber);
    return tables.stream()
        .filter(
            table ->
                !there
                    .getOrDefault(table, Digest.NOTHING)
                    .equals(here.getOrDefault(table, Digest.NOTHING)))
        .toList();
  }

  private DigestBatch batch(RowHash hash, Function<Table, String> condition) {
    DigestBatch batch = new DigestBatch(hash);
    tables.forEach(table -> batch.addWhere(table, condition.apply(table)));
    return batch;
  }
}
