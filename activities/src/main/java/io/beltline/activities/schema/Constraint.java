package io.beltline.activities.schema;

import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A constraint of a table or of a domain.
 *
 * @param oid on the source
 * @param schema of its table or domain
 * @param relation its table or domain
 * @param onDomain whether it is a domain's
 * @param name its name
 * @param outOfScope whether it is a foreign key to a table that does not travel
 * @param notValid whether it is NOT VALID
 * @param statements what adds it, with its comment
 * @param commentEntry how its comment stands in a table of contents; empty without one
 */
record Constraint(
    long oid,
    String schema,
    String relation,
    boolean onDomain,
    String name,
    boolean outOfScope,
    boolean notValid,
    List<String> statements,
    List<String> commentEntry) {
  private static final String READ = Statements.of(Constraint.class, "constraints.sql");

  /** Reads those of an archive that are NOT VALID or foreign keys. */
  static List<Constraint> read(Connection source, TableOfContents contents) throws SQLException {
    return Query.of(
            source,
            READ,
            Deferred.texts(contents.oids(TableOfContents.RELATIONS)),
            Deferred.texts(contents.oids(TableOfContents.CONSTRAINTS)))
        .list(Constraint::of);
  }

  private static Constraint of(ResultSet row) throws SQLException {
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
    return new Constraint(
        row.getLong("oid"),
        schema,
        relation,
        onDomain,
        name,
        row.getBoolean("out_of_scope"),
        row.getBoolean("not_valid"),
        List.copyOf(statements),
        comment == null ? List.of() : List.of(entry + " " + row.getString("owner"), entry));
  }

  /** Leaves it, with its comment, out of what is restored. */
  void leaveOutOf(TableOfContents contents) {
    contents.leaveOut(TableOfContents.CONSTRAINTS, List.of(oid));
    if (!commentEntry.isEmpty()) {
      contents.leaveOut(commentEntry);
    }
  }
}
