package io.beltline.activities.schema;

import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.sql.Transaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Schema {@code public} as the source has it. It is there in every new database, with rights that
 * depend on the server's version (since 15 not everybody may create in it); so an archive neither
 * creates it nor says that it is gone, and grants only what differs from the source's version.
 *
 * @see <a href="https://www.postgresql.org/docs/current/ddl-schemas.html#DDL-SCHEMAS-PUBLIC">The
 *     public schema</a>
 */
final class PublicSchema {
  private static final String OWNER = Statements.of(PublicSchema.class, "public-owner.sql");
  private static final String RIGHTS = Statements.of(PublicSchema.class, "public-rights.sql");
  private static final String EXISTS =
      "select exists (select from pg_catalog.pg_namespace where nspname = 'public')";
  private static final String IN_USE = "2BP01";

  private PublicSchema() {}

  /** Makes the destination's like the source's; one that somebody uses there is not dropped. */
  static void ensure(Connection source, Connection destination) throws SQLException {
    if (Query.of(source, EXISTS).isTrue()) {
      List<String> statements = statements(source, destination);
      Transaction.run(destination, () -> Ddl.run(destination, statements));
    } else {
      dropUnlessUsed(destination);
    }
  }

  /** What makes it so; none where the source has no such schema. */
  static List<String> statementsIfThere(Connection source, Connection destination)
      throws SQLException {
    return Query.of(source, EXISTS).isTrue() ? statements(source, destination) : List.of();
  }

  private static List<String> statements(Connection source, Connection destination)
      throws SQLException {
    List<String> statements = new ArrayList<>();
    if (!Query.of(destination, EXISTS).isTrue()) {
      statements.add("create schema public");
    }
    Optional<String> owner = Query.of(source, OWNER).first(row -> row.getString(1));
    if (!owner.equals(Query.of(destination, OWNER).first(row -> row.getString(1)))) {
      owner.ifPresent(
          name -> statements.add("alter schema public owner to " + Identifiers.quote(name)));
    }
    List<Right> wanted = Query.of(source, RIGHTS).list(Right::of);
    List<Right> there = Query.of(destination, RIGHTS).list(Right::of);
    there.stream()
        .filter(right -> !wanted.contains(right))
        .forEach(right -> statements.add(right.revocation()));
    wanted.stream()
        .filter(right -> !there.contains(right))
        .forEach(right -> statements.add(right.grant()));
    return statements;
  }

  private static void dropUnlessUsed(Connection destination) throws SQLException {
    try {
      Ddl.run(destination, "drop schema if exists public");
    } catch (SQLException e) {
      if (!IN_USE.equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  /** What somebody may do there; an empty name is everybody. */
  private record Right(String grantee, String privilege, boolean grantable) {
    static Right of(ResultSet row) throws SQLException {
      return new Right(
          row.getString("grantee"), row.getString("privilege"), row.getBoolean("grantable"));
    }

    String grant() {
      return "grant %s on schema public to %s%s"
          .formatted(privilege, who(), grantable ? " with grant option" : "");
    }

    String revocation() {
      return "revoke %s on schema public from %s".formatted(privilege, who());
    }

    private String who() {
      return grantee.isEmpty() ? "public" : Identifiers.quote(grantee);
    }
  }
}
