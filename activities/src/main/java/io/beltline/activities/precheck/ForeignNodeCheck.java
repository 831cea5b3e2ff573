package io.beltline.activities.precheck;

import io.beltline.activities.sql.Identifiers;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A database can be one pglogical node: one that it is already is never adopted. */
final class ForeignNodeCheck implements SideCheck {
  private static final String LINKS =
      "select sub_name::text from pglogical.subscription order by sub_name";
  private static final Set<String> PGBELT = Set.of("pg1", "pg2");

  @Override
  public List<Finding> findings(InspectedSide side) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    for (String node : nodes(side)) {
      findings.add(foreignNode(side, node));
    }
    return findings;
  }

  private static Finding foreignNode(InspectedSide side, String node) throws SQLException {
    List<String> remedy = new ArrayList<>();
    for (String subscription : side.query(LINKS).strings()) {
      remedy.add(
          "select pglogical.drop_subscription(%s);".formatted(Identifiers.literal(subscription)));
    }
    remedy.add("select pglogical.drop_node(%s, true);".formatted(Identifiers.literal(node)));
    String whose = PGBELT.contains(node) ? ", as pgbelt calls it" : "";
    return FindingCode.FOREIGN_NODE.blocker(
        side.side(),
        "the database is a pglogical node already: " + node + whose,
        "If nothing uses it any more: " + String.join(" ", remedy));
  }

  private static List<String> nodes(InspectedSide side) throws SQLException {
    if (!side.query("select to_regclass('pglogical.local_node') is not null").isTrue()) {
      return List.of();
    }
    return side.query(
            "select n.node_name from pglogical.local_node l join pglogical.node n on n.node_id = l.node_id")
        .strings();
  }
}
