package io.beltline.activities.precheck;

import io.beltline.activities.sql.Statements;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
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
    return List.of(
        FindingCode.DESTINATION_NOT_EMPTY.blocker(
            destination.side(),
            "there is already " + Names.list(objects, NAMED),
            "Drop what is not needed there, or migrate into an empty database."));
  }
}
