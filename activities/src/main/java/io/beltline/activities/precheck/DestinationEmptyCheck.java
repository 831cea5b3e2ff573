package io.beltline.activities.precheck;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.catalog.Travel;
import io.beltline.activities.failure.PostgresFailure;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.words.Names;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The migration makes everything in its scope itself, so nothing of it may be there before. */
final class DestinationEmptyCheck implements SideCheck {
  private static final String OBJECTS = Statements.of(DestinationEmptyCheck.class, "objects.sql");
  private static final int NAMED = 20;

  @Override
  public List<Finding> findings(InspectedSide destination) throws SQLException {
    if (destination.side() != Side.DESTINATION) {
      return List.of();
    }
    List<String> objects =
        destination
            .query(
                OBJECTS,
                destination.scope().schemaName().orElse(null),
                destination.scope().tables(),
                destination.scope().tables(),
                destination.scope().tables())
            .strings();
    if (objects.isEmpty()) {
      return List.of();
    }
    List<String> filled = filled(destination);
    String rows = filled.isEmpty() ? "" : "; rows are in " + Names.list(filled, NAMED);
    return List.of(
        FindingCode.DESTINATION_NOT_EMPTY.blocker(
            destination.side(),
            "there is already " + Names.list(objects, NAMED) + rows,
            "Drop what is not needed there, or migrate into an empty database."));
  }

  /** The tables that hold rows, as far as nobody has them locked: they are named in any case. */
  private static List<String> filled(InspectedSide destination) throws SQLException {
    List<String> filled = new ArrayList<>();
    try {
      for (Table table :
          Tables.readWithoutSizes(destination.connection(), destination.scope()).all()) {
        if (table.travel() != Travel.LEAVES && hasRows(destination, table)) {
          filled.add(table.name().toString());
        }
      }
    } catch (SQLException e) {
      if (PostgresFailure.of(e.getSQLState()) != PostgresFailure.LOCK_NOT_AVAILABLE) {
        throw e;
      }
    }
    return filled;
  }

  private static boolean hasRows(InspectedSide destination, Table table) throws SQLException {
    return destination
        .query("select exists (select from only %s)".formatted(table.name().quoted()))
        .isTrue();
  }
}
