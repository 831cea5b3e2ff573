package io.beltline.activities.precheck;

import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What an earlier migration left, or another tool uses: nothing of it is ever adopted. */
final class EarlierMigrationCheck implements SideCheck {
  private static final String SUBSCRIPTIONS =
      Statements.of(EarlierMigrationCheck.class, "subscriptions.sql");
  private static final String LINKS =
      "select sub_name::text from pglogical.subscription order by sub_name";
  private static final Set<String> PGBELT = Set.of("pg1", "pg2");
  private static final String DROP = "drop schema beltline cascade;";

  @Override
  public List<Finding> findings(InspectedSide side) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    if (BeltlineSchema.exists(side.connection())) {
      findings.add(leftSchema(side));
    }
    for (String node : nodes(side)) {
      findings.add(foreignNode(side, node));
    }
    for (String subscription : side.query(SUBSCRIPTIONS).strings()) {
      findings.add(
          FindingCode.FOREIGN_SUBSCRIPTION.blocker(
              side.side(),
              "a subscription writes into this database, and no fence stops it: " + subscription,
              "Drop or move the subscription, or wait until it is not needed any more."));
    }
    return findings;
  }

  private static Finding leftSchema(InspectedSide side) throws SQLException {
    List<String> first = new ArrayList<>();
    if (hasRows(side, "login_manifest")) {
      first.add(
          "Its table beltline.login_manifest holds the logins that were taken away: give them back first (select format('alter role %I login;', role_name) from beltline.login_manifest where can_login), then ");
    }
    if (hasRows(side, "connect_right")) {
      first.add(
          "Its table beltline.connect_right holds the rights to connect that were taken away: give them back first (select format('grant connect on database %I to %s;', current_database(), coalesce(quote_ident(grantee), 'public')) from beltline.connect_right where saved), then ");
    }
    if (first.isEmpty()) {
      first.add("If no migration of this database runs: ");
    }
    return FindingCode.EARLIER_MIGRATION.blocker(
        side.side(),
        "the schema beltline of an earlier migration is still there",
        String.join(" ", first) + DROP);
  }

  private static boolean hasRows(InspectedSide side, String table) throws SQLException {
    return side.query("select to_regclass(?) is not null", "beltline." + table).isTrue()
        && side.query("select exists (select from beltline." + table + ")").isTrue();
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
