package io.beltline.activities.precheck;

import io.beltline.activities.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What there is to say of why a table travels as {@link io.beltline.activities.catalog.Tables}
 * decides. Decides nothing itself.
 *
 * @param owner the role that owns it
 * @param unlogged whether its rows are kept out of the log
 * @param generated its generated columns
 * @param replicaIdentity as the catalog has it: {@code d}efault, chosen {@code i}ndex, {@code
 *     f}ull, {@code n}othing
 * @param identityIndex the index that was chosen as replica identity; empty without one
 * @param keyName its primary key's constraint; empty without one
 * @param keyColumns the columns of its primary key, in key order
 * @param keyDeferrable whether its primary key is deferrable
 * @param deferrable its other constraints that are deferrable and no foreign keys
 * @param undeferred what {@code alter table} does to each of them, so that it is deferrable no more
 * @param candidate a unique index that could be chosen as replica identity; empty without one
 */
record TableFacts(
    String owner,
    boolean unlogged,
    List<String> generated,
    String replicaIdentity,
    String identityIndex,
    String keyName,
    List<String> keyColumns,
    boolean keyDeferrable,
    List<String> deferrable,
    List<String> undeferred,
    String candidate) {
  private static final String READ = Statements.of(TableFacts.class, "table-facts.sql");

  TableFacts {
    generated = List.copyOf(generated);
    keyColumns = List.copyOf(keyColumns);
    deferrable = List.copyOf(deferrable);
    undeferred = List.copyOf(undeferred);
  }

  /** The facts of these tables by OID; a table that is gone by now is missing. */
  static Map<Long, TableFacts> of(InspectedSide source, List<Long> oids) throws SQLException {
    Map<Long, TableFacts> facts = new HashMap<>();
    source
        .query(READ, oids.stream().map(String::valueOf).toList())
        .list(row -> facts.put(row.getLong("oid"), of(row)));
    return facts;
  }

  private static TableFacts of(ResultSet row) throws SQLException {
    return new TableFacts(
        row.getString("owner"),
        row.getBoolean("unlogged"),
        texts(row, "generated"),
        row.getString("replica_identity"),
        row.getString("identity_index"),
        row.getString("key_name"),
        texts(row, "key_columns"),
        row.getBoolean("key_deferrable"),
        texts(row, "deferrable"),
        texts(row, "undeferred"),
        row.getString("candidate"));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  boolean hasPrimaryKey() {
    return !keyColumns.isEmpty();
  }
}
