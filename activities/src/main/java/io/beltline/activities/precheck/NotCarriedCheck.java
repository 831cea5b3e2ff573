package io.beltline.activities.precheck;

import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.words.Names;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What of the source neither a link nor a copy carries, or carries with side effects. */
final class NotCarriedCheck implements SideCheck {
  private static final String TRIGGERS =
      Statements.of(NotCarriedCheck.class, "replica-triggers.sql");
  private static final String EVENT_TRIGGERS =
      Statements.of(NotCarriedCheck.class, "event-triggers.sql");
  private static final String PUBLICATIONS =
      Statements.of(NotCarriedCheck.class, "publications.sql");
  private static final String TABLESPACES = Statements.of(NotCarriedCheck.class, "tablespaces.sql");
  private static final String DOMAINS =
      Statements.of(NotCarriedCheck.class, "domains-not-valid.sql");
  private static final int NAMED = 20;

  @Override
  public List<Finding> findings(InspectedSide source) throws SQLException {
    if (source.side() != Side.SOURCE) {
      return List.of();
    }
    List<String> tables = source.tableOids();
    List<Finding> findings = new ArrayList<>();
    blocker(
        FindingCode.INHERITANCE,
        "tables inherit from others, and only one of both is in scope",
        Inheritance.among(source, tables).stream().map(Inheritance::toString).toList(),
        "Take both into the scope, or alter table … no inherit ….",
        findings);
    blocker(
        FindingCode.ROW_SECURITY,
        "row security hides rows from root_user",
        HiddenRows.among(source, tables).stream().map(HiddenRows::name).toList(),
        "alter role %s bypassrls; or name a superuser as root_user."
            .formatted(Identifiers.quote(source.server().root().name())),
        findings);
    warning(
        FindingCode.EXTENSION_ROWS,
        "extensions hold rows of yours, which are not carried",
        ExtensionTable.filled(source).stream().map(ExtensionTable::name).toList(),
        "Bring them over by hand as the extension's manual says, such as cron.schedule(…),"
            + " before the write outage.",
        findings);
    warning(
        FindingCode.FOREIGN_TABLE,
        "foreign tables travel as definitions alone, with their servers and user mappings",
        LeftBehind.foreign(source).stream()
            .map(table -> table.name() + " on " + table.foreignServer())
            .toList(),
        "Let the destination's server reach the servers that they are on; see select srvname, srvoptions from pg_foreign_server.",
        findings);
    warning(
        FindingCode.REPLICA_TRIGGER,
        "triggers are ENABLE ALWAYS or REPLICA: on both sides they fire for applications alone until replication is removed, lest they fire for every row that arrives",
        source.query(TRIGGERS).strings(),
        "Nothing, unless sessions of yours that set session_replication_role, or another replication, rely on them.",
        findings);
    warning(
        FindingCode.EVENT_TRIGGER,
        "event triggers fire when the migration creates its objects",
        source.query(EVENT_TRIGGERS).strings(),
        "alter event trigger … disable, if they would refuse or log that.",
        findings);
    warning(
        FindingCode.PUBLICATION,
        "publications stay behind, and whoever subscribes to them goes on reading the source",
        source.query(PUBLICATIONS).strings(),
        "Create them on the destination after the write outage, and let their subscribers begin anew there.",
        findings);
    warning(
        FindingCode.TABLESPACE,
        "tablespaces stay behind: what is in one goes into the destination's default",
        source.query(TABLESPACES, tables, tables).strings(),
        "If it shall be elsewhere there: alter table … set tablespace … on the destination, before the write outage.",
        findings);
    warning(
        FindingCode.DOMAIN_NOT_VALID,
        "domains have constraints that are NOT VALID: an update of a row that breaks one stops a link to where the constraint stands, which is the way back, and the way there once an outage was undone",
        source.query(DOMAINS, tables).strings(),
        "Mend the rows that break it and alter domain … validate constraint …, or drop it until the migration has ended.",
        findings);
    return findings;
  }

  private static void blocker(
      FindingCode code, String reason, List<String> names, String remedy, List<Finding> findings) {
    if (!names.isEmpty()) {
      findings.add(code.blocker(Side.SOURCE, named(reason, names), remedy));
    }
  }

  private static void warning(
      FindingCode code, String reason, List<String> names, String remedy, List<Finding> findings) {
    if (!names.isEmpty()) {
      findings.add(code.warning(Side.SOURCE, named(reason, names), remedy));
    }
  }

  private static String named(String reason, List<String> names) {
    return reason + ": " + Names.list(names, NAMED);
  }
}
