package io.beltline.activities.precheck;

import io.beltline.activities.sql.Statements;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What of the source neither a link nor a copy carries, or carries with side effects. */
final class NotCarriedCheck implements SideCheck {
  private static final String INHERITANCE = Statements.of(NotCarriedCheck.class, "inheritance.sql");
  private static final String EXTENSION_TABLES =
      Statements.of(NotCarriedCheck.class, "extension-tables.sql");
  private static final String ROW_SECURITY =
      Statements.of(NotCarriedCheck.class, "row-security.sql");
  private static final String TRIGGERS =
      Statements.of(NotCarriedCheck.class, "replica-triggers.sql");
  private static final String EVENT_TRIGGERS =
      Statements.of(NotCarriedCheck.class, "event-triggers.sql");
  private static final int NAMED = 20;

  @Override
  public List<Finding> findings(InspectedSide source) throws SQLException {
    if (source.side() != Side.SOURCE) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    largeObjects(source, findings);
    extensionRows(source, findings);
    named(
        source,
        INHERITANCE,
        findings,
        FindingCode.INHERITANCE,
        true,
        "tables inherit from others (not as partitions), which this release does not carry",
        "Turn the inheritance into partitions, or alter table … no inherit …");
    named(
        source,
        ROW_SECURITY,
        findings,
        FindingCode.ROW_SECURITY,
        true,
        "row security hides rows from root_user",
        "alter role … bypassrls, or name a superuser as root_user");
    named(
        source,
        TRIGGERS,
        findings,
        FindingCode.REPLICA_TRIGGER,
        false,
        "triggers are ENABLE ALWAYS or REPLICA and fire on the destination for every row that arrives, besides what they did on the source",
        "If that changes data: alter table … enable trigger … (ORIGIN) for the time of the migration");
    named(
        source,
        EVENT_TRIGGERS,
        findings,
        FindingCode.EVENT_TRIGGER,
        false,
        "event triggers fire when the migration creates its objects",
        "alter event trigger … disable, if they would refuse or log that");
    return findings;
  }

  private static void largeObjects(InspectedSide source, List<Finding> findings)
      throws SQLException {
    long count = source.query("select count(*) from pg_catalog.pg_largeobject_metadata").number();
    if (count > 0) {
      findings.add(
          FindingCode.LARGE_OBJECTS.blocker(
              source.side(),
              "there are %d large objects, which this release does not carry".formatted(count),
              "Move them into bytea columns, or remove them with vacuumlo if nothing refers to them."));
    }
  }

  private static void extensionRows(InspectedSide source, List<Finding> findings)
      throws SQLException {
    List<String> filled = new ArrayList<>();
    for (ConfigurationTable table : source.query(EXTENSION_TABLES).list(ConfigurationTable::of)) {
      if (source.query(table.hasRows()).isTrue()) {
        filled.add(table.name);
      }
    }
    if (!filled.isEmpty()) {
      findings.add(
          FindingCode.EXTENSION_ROWS.warning(
              source.side(),
              "extensions hold rows of yours, which are not carried: " + Names.list(filled, NAMED),
              "Bring them over by hand as the extension's manual says, such as cron.schedule(…),"
                  + " before you approve the outage."));
    }
  }

  /** A table that an extension declares as its users' data, and which rows of it are theirs. */
  private record ConfigurationTable(String name, String condition) {
    static ConfigurationTable of(ResultSet row) throws SQLException {
      return new ConfigurationTable(row.getString("table_name"), row.getString("condition"));
    }

    String hasRows() {
      return "select exists (select from %s %s)".formatted(name, condition);
    }
  }

  private static void named(
      InspectedSide source,
      String statement,
      List<Finding> findings,
      FindingCode code,
      boolean blocks,
      String reason,
      String remedy)
      throws SQLException {
    List<String> names = source.query(statement).strings();
    if (!names.isEmpty()) {
      String all = reason + ": " + Names.list(names, NAMED);
      findings.add(
          blocks
              ? code.blocker(source.side(), all, remedy + ".")
              : code.warning(source.side(), all, remedy + "."));
    }
  }
}
