package io.beltline.activities.precheck;

import io.beltline.activities.sql.Statements;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What an earlier migration left, or another tool uses: nothing of it is ever adopted. */
final class EarlierMigrationCheck implements SideCheck {
  private static final String SUBSCRIPTIONS =
      Statements.of(EarlierMigrationCheck.class, "subscriptions.sql");
  private static final String DROP = "drop schema beltline cascade;";

  @Override
  public List<Finding> findings(InspectedSide side) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    if (BeltlineSchema.exists(side.connection())) {
      findings.add(leftSchema(side));
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
}
