package io.beltline.activities.provenance;

import static java.util.stream.Collectors.joining;

import io.beltline.activities.sql.QualifiedName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who wrote the rows of one copied table of the subscriber.
 *
 * @param table its name
 * @param writers the subscriber's transactions that wrote them
 * @param counts how many rows each wrote
 * @param horizon they are those of the provider's rows that are from before it
 * @param lineage where the horizon means something
 * @param providerShape what a row of the provider says besides its bytes
 */
record Provenance(
    QualifiedName table,
    List<Long> writers,
    List<Long> counts,
    Horizon horizon,
    String lineage,
    String providerShape) {

  static Provenance of(ResultSet row) throws SQLException {
    return new Provenance(
        new QualifiedName(row.getString("schema_name"), row.getString("table_name")),
        List.of((Long[]) row.getArray("writers").getArray()),
        List.of((Long[]) row.getArray("row_counts").getArray()),
        new Horizon(row.getLong("horizon")),
        row.getString("lineage"),
        row.getString("provider_shape"));
  }

  long rows() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  /** A query for whether the subscriber has these rows, all of them, and no other. */
  String lookAtSubscriber() {
    String each =
        IntStream.range(0, writers.size())
            .mapToObj(
                i ->
                    " and count(*) filter (where %s) = %d"
                        .formatted(writtenBy(writers.get(i).toString()), counts.get(i)))
            .collect(joining());
    return "select count(*) = %d%s as holds, false as more from only %s"
        .formatted(rows(), each, table.quoted());
  }

  /** A query for whether the provider has them all still, and whether it has more. */
  String lookAtProvider() {
    return "select count(*) filter (where %s) = %d as holds, count(*) > %2$d as more from only %s"
        .formatted(horizon.before(), rows(), table.quoted());
  }

  /** The condition that a transaction of this side wrote a row; it is a number, or gives one. */
  static String writtenBy(String transaction) {
    return "xmin = (select ((%s) %% 4294967296)::text::pg_catalog.xid)".formatted(transaction);
  }
}
