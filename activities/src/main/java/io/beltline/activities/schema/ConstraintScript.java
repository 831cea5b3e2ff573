package io.beltline.activities.schema;

import io.beltline.activities.sql.Transaction;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.schema.ConstraintReport;
import io.beltline.workflows.schema.SchemaFile;
import io.beltline.workflows.schema.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;

/**
 * Adds constraints from text that a human may have edited, in one transaction. One whose name is
 * taken is there already if it says the same; any other error undoes all.
 */
final class ConstraintScript {
  private static final String EXISTS = "42710";

  private final Attempt attempt;
  private final Connection destination;
  private int added;
  private int adopted;

  ConstraintScript(Attempt attempt) throws SQLException {
    this.attempt = attempt;
    this.destination = attempt.connect(Side.DESTINATION);
  }

  /** Ensures them; see the step. */
  ConstraintReport ensure(SqlText text) throws SQLException {
    List<ScriptStatement> statements = SqlScript.read(SchemaFile.CONSTRAINTS, text.sql());
    Transaction.run(destination, () -> run(statements));
    return new ConstraintReport(added, adopted);
  }

  private void run(List<ScriptStatement> statements) throws SQLException {
    for (ScriptStatement statement : statements) {
      attempt.throwIfEnded();
      run(statement);
    }
  }

  private void run(ScriptStatement statement) throws SQLException {
    Savepoint before = destination.setSavepoint();
    try {
      Ddl.run(destination, statement.sql());
      added += statement.additions();
    } catch (SQLException e) {
      // Where a statement adds several things, one that is there hides that another one is not.
      Optional<ConstraintStatement> wanted = ConstraintStatement.of(statement.sql());
      if (!EXISTS.equals(e.getSQLState()) || statement.additions() != 1 || wanted.isEmpty()) {
        throw statement.failure(e, "nothing was changed");
      }
      destination.rollback(before);
      refuseAnother(statement, wanted.get());
      adopted++;
    }
    destination.releaseSavepoint(before);
  }

  private void refuseAnother(ScriptStatement statement, ConstraintStatement wanted)
      throws SQLException {
    try {
      ConstraintThere.refuseAnother(destination, wanted, "that of " + statement);
    } catch (SQLException e) {
      throw statement.failure(e, "nothing was changed");
    }
  }
}
