package io.beltline.activities.schema;

import io.beltline.activities.sql.Identifiers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A NOT VALID constraint, of a table or of a domain. Rows that break it may be there; so it is
 * added when no more rows arrive.
 *
 * @param oid on the source
 * @param schema of its table or domain
 * @param relation its table or domain
 * @param onDomain whether it is a domain's
 * @param name its name
 * @param statements what adds it, with its comment
 * @param commentEntry how its comment stands in a table of contents; empty without one
 */
record NotValidConstraint(
    long oid,
    String schema,
    String relation,
    boolean onDomain,
    String name,
    List<String> statements,
    List<String> commentEntry) {

  static NotValidConstraint of(ResultSet row) throws SQLException {
    String schema = row.getString("schema_name");
    String relation = row.getString("relation_name");
    boolean onDomain = row.getBoolean("on_domain");
    String name = row.getString("constraint_name");
    String comment = row.getString("comment");

    String target = Identifiers.quote(schema, relation);
    List<String> statements = new ArrayList<>();
    statements.add(
        "alter %s %s add constraint %s %s"
            .formatted(
                onDomain ? "domain" : "table",
                target,
                Identifiers.quote(name),
                row.getString("definition")));
    if (comment != null) {
      statements.add(
          "comment on constraint %s on %s%s is %s"
              .formatted(
                  Identifiers.quote(name),
                  onDomain ? "domain " : "",
                  target,
                  Identifiers.literal(comment)));
    }
    String entry =
        "COMMENT %s CONSTRAINT %s ON %s%s"
            .formatted(schema, name, onDomain ? "DOMAIN " : "", relation);
    return new NotValidConstraint(
        row.getLong("oid"),
        schema,
        relation,
        onDomain,
        name,
        List.copyOf(statements),
        comment == null ? List.of() : List.of(entry + " " + row.getString("owner"), entry));
  }
}
