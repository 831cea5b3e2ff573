package io.beltline.activities.precheck;

import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.words.Names;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The root user may do all that the steps do. */
final class RootRightsCheck implements SideCheck {
  private static final String UNREADABLE = Statements.of(RootRightsCheck.class, "unreadable.sql");
  private static final int NAMED = 20;

  @Override
  public List<Finding> findings(InspectedSide side) throws SQLException {
    RootRights rights = RootRights.of(side);
    String root = side.server().root().name();
    if (!rights.superuser() && !rights.managed()) {
      return List.of(
          FindingCode.ROOT_RIGHTS.blocker(
              side.side(),
              "root_user '" + root + "' is neither superuser nor a member of rds_superuser",
              "Name a superuser as root_user in config.json, or grant it."));
    }
    List<Finding> findings = new ArrayList<>();
    if (!rights.mayCreate()) {
      findings.add(
          FindingCode.ROOT_RIGHTS.blocker(
              side.side(),
              "root_user '%s' may not create schemas in database %s"
                  .formatted(root, side.server().database()),
              "grant create on database %s to %s;"
                  .formatted(
                      Identifiers.quote(side.server().database()), Identifiers.quote(root))));
    }
    if (side.side() == Side.SOURCE) {
      unreadable(side, root, findings);
    }
    return findings;
  }

  private static void unreadable(InspectedSide source, String root, List<Finding> findings)
      throws SQLException {
    List<Owned> tables = source.query(UNREADABLE, source.tableOids()).list(Owned::of);
    if (!tables.isEmpty()) {
      String owners =
          tables.stream()
              .map(table -> Identifiers.quote(table.owner))
              .distinct()
              .sorted()
              .collect(Collectors.joining(", "));
      findings.add(
          FindingCode.ROOT_RIGHTS.blocker(
              source.side(),
              "root_user '%s' may not read %s"
                  .formatted(
                      root, Names.list(tables.stream().map(table -> table.name).toList(), NAMED)),
              "grant %s to %s;".formatted(owners, Identifiers.quote(root))));
    }
  }

  private record Owned(String name, String owner) {
    static Owned of(ResultSet row) throws SQLException {
      return new Owned(row.getString("table_name"), row.getString("owner"));
    }
  }
}
