package io.beltline.activities.schema;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;

/** A constraint that stands under the name of one that is wanted. */
final class ConstraintThere {
  private static final String FIND = Statements.of(ConstraintThere.class, "constraint-there.sql");
  private static final String NOT_VALID = " NOT VALID";

  private ConstraintThere() {}

  /**
   * Refuses it if it is another one than the one that is wanted. One whose rows were all checked
   * promises more than one that is NOT VALID, and does.
   *
   * @param whose where the statement comes from, for the failure
   */
  static void refuseAnother(Connection connection, ConstraintStatement wanted, String whose)
      throws SQLException {
    String here =
        Query.of(connection, FIND, wanted.qualifiedOwner(), wanted.onDomain(), wanted.name())
            .one(row -> row.getString(1));
    refuseAnother(connection, here, wanted, whose);
  }

  /** The same for whoever knows already how the server writes it. */
  static void refuseAnother(
      Connection connection, String here, ConstraintStatement wanted, String whose)
      throws SQLException {
    if (isEnough(here, wanted.definition())) {
      return;
    }
    String there = new Likeness(connection).of(wanted);
    if (!isEnough(here, there)) {
      throw StepFailures.stop(
          "ConstraintDiffers",
          "A constraint %s of %s is there on the destination and is another one than %s. There: %s. Wanted: %s"
              .formatted(wanted.name(), wanted.qualifiedOwner(), whose, here, there),
          "Drop it if nobody needs it, or give one of them another name; nothing was changed.");
    }
  }

  private static boolean isEnough(String here, String wanted) {
    return here.equals(wanted) || (here + NOT_VALID).equals(wanted);
  }
}
