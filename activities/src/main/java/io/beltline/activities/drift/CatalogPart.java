package io.beltline.activities.drift;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.configuration.MigrationScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One file's worth of a schema: things of one kind, read by one statement. */
enum CatalogPart {
  RELATIONS("relations.sql"),
  COLUMNS("columns.sql"),
  INDEXES("indexes.sql"),
  TRIGGERS("triggers.sql"),
  ROUTINES("routines.sql"),
  TYPES("types.sql"),
  /** What deviates from the usual rights: one that is not told here is there, with usual rights. */
  RIGHTS("rights.sql"),
  OTHERS("others.sql");

  private static final String DIGESTS =
      """
      )
      select kind, name, parent,
             pg_catalog.md5(pg_catalog.jsonb_strip_nulls(facts)::text) as definition
        from object
      """;
  private static final String FACTS =
      """
      )
      select o.kind, o.name, f.key, f.value
        from object o
       cross join lateral pg_catalog.jsonb_each_text(pg_catalog.jsonb_strip_nulls(o.facts)) f
       where (o.kind, o.name) in (
               select * from rows from (pg_catalog.unnest(?::text[]), pg_catalog.unnest(?::text[])))
      """;

  private static final String KEEP =
      "insert into beltline.schema_baseline (part, kind, name, parent, facts)\n";
  private static final String KEPT_COLUMNS =
      """
      )
      select ?, kind, name, parent, pg_catalog.jsonb_strip_nulls(facts) from object
      """;
  private static final String KEPT =
      """
      select kind, name, parent,
             pg_catalog.md5(facts::text) as definition
        from beltline.schema_baseline
       where part = ?
      """;
  private static final String KEPT_FACTS =
      """
      select o.kind, o.name, f.key, f.value
        from beltline.schema_baseline o
       cross join lateral pg_catalog.jsonb_each_text(o.facts) f
       where o.part = ?
         and (o.kind, o.name) in (
               select * from rows from (pg_catalog.unnest(?::text[]), pg_catalog.unnest(?::text[])))
      """;

  private final String statement;

  CatalogPart(String file) {
    this.statement =
        Statements.of(CatalogPart.class, "scope.sql") + Statements.of(CatalogPart.class, file);
  }

  /** Reads a side's objects; constraints that are NOT VALID among them only if they count. */
  List<CatalogObject> objects(Connection connection, MigrationScope scope, boolean notValidCounts)
      throws SQLException {
    return objects(
        Query.of(
            connection,
            statement + DIGESTS,
            scope.schemaName().orElse(null),
            scope.tables(),
            scope.sequences(),
            notValidCounts));
  }

  /** Keeps a side's objects in its table {@code beltline.schema_baseline}, NOT VALID ones too. */
  void keep(Connection connection, MigrationScope scope) throws SQLException {
    Query.of(
            connection,
            KEEP + statement + KEPT_COLUMNS,
            scope.schemaName().orElse(null),
            scope.tables(),
            scope.sequences(),
            true,
            name())
        .run();
  }

  /** The objects that were kept. */
  List<CatalogObject> kept(Connection connection) throws SQLException {
    return objects(Query.of(connection, KEPT, name()));
  }

  private List<CatalogObject> objects(Query query) throws SQLException {
    return query.list(
        row ->
            new CatalogObject(
                this,
                row.getString("kind"),
                row.getString("name"),
                Optional.ofNullable(row.getString("parent")),
                row.getString("definition")));
  }

  /** What makes up some of these objects, fact by fact, in clear. */
  Map<CatalogObject.Key, Map<String, String>> facts(
      Connection connection,
      MigrationScope scope,
      boolean notValidCounts,
      Collection<CatalogObject.Key> keys)
      throws SQLException {
    return facts(
        Query.of(
            connection,
            statement + FACTS,
            scope.schemaName().orElse(null),
            scope.tables(),
            scope.sequences(),
            notValidCounts,
            keys.stream().map(CatalogObject.Key::kind).toList(),
            keys.stream().map(CatalogObject.Key::name).toList()));
  }

  /** The same of objects that were kept. */
  Map<CatalogObject.Key, Map<String, String>> keptFacts(
      Connection connection, Collection<CatalogObject.Key> keys) throws SQLException {
    return facts(
        Query.of(
            connection,
            KEPT_FACTS,
            name(),
            keys.stream().map(CatalogObject.Key::kind).toList(),
            keys.stream().map(CatalogObject.Key::name).toList()));
  }

  private static Map<CatalogObject.Key, Map<String, String>> facts(Query query)
      throws SQLException {
    Map<CatalogObject.Key, Map<String, String>> facts = new HashMap<>();
    query.list(
        row ->
            facts
                .computeIfAbsent(
                    new CatalogObject.Key(row.getString("kind"), row.getString("name")),
                    key -> new TreeMap<>())
                .put(row.getString("key"), row.getString("value")));
    return facts;
  }
}
