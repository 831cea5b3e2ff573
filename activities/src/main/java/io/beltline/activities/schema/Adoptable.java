package io.beltline.activities.schema;

import io.beltline.activities.drift.SchemaComparison;
import io.beltline.activities.drift.SchemaDifference;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.configuration.MigrationScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The statements that make objects of one side on the other one, or remove them there. */
final class Adoptable {
  private static final String READ =
      Statements.of(SchemaComparison.class, "scope.sql")
          + Statements.of(Adoptable.class, "adoptable.sql")
          + """
            )
            select o.kind, o.name, a.key as act, s.statement
              from object o
             cross join lateral pg_catalog.jsonb_each(o.facts) a
             cross join lateral pg_catalog.jsonb_array_elements_text(
                     case when pg_catalog.jsonb_typeof(a.value) = 'array' then a.value else '[]' end)
                     with ordinality s(statement, position)
             where s.statement is not null
               and (o.kind, o.name) in (
                     select * from rows from (pg_catalog.unnest(?::text[]), pg_catalog.unnest(?::text[])))
             order by o.kind, o.name, a.key, s.position
            """;

  private final Map<Key, List<String>> statements = new HashMap<>();

  private Adoptable() {}

  /** Reads those of some objects, as this side has them; needs an empty {@code search_path}. */
  static Adoptable read(
      Connection side, MigrationScope scope, Collection<SchemaDifference> differences)
      throws SQLException {
    Adoptable adoptable = new Adoptable();
    Query.of(
            side,
            READ,
            scope.schemaName().orElse(null),
            scope.tables(),
            scope.sequences(),
            false,
            differences.stream().map(SchemaDifference::kind).toList(),
            differences.stream().map(SchemaDifference::name).toList())
        .list(
            row ->
                adoptable
                    .statements
                    .computeIfAbsent(
                        new Key(row.getString("kind"), row.getString("name"), row.getString("act")),
                        key -> new ArrayList<>())
                    .add(row.getString("statement")));
    return adoptable;
  }

  /** What is to be done about a difference; empty if nothing can be. */
  List<String> of(SchemaDifference difference, String act) {
    return statements.getOrDefault(new Key(difference.kind(), difference.name(), act), List.of());
  }

  private record Key(String kind, String name, String act) {}
}
