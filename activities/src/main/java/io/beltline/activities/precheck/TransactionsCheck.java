package io.beltline.activities.precheck;

import io.beltline.activities.sql.Statements;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Transactions that hold a slot's creation up: a slot starts when all older transactions of the
 * server have ended. A prepared one also survives the end of its session, and so the fence.
 */
final class TransactionsCheck implements SideCheck {
  private static final String LONG =
      Statements.of(TransactionsCheck.class, "long-transactions.sql");

  @Override
  public List<Finding> findings(InspectedSide side) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    side.query(
            "select gid || ' of ' || owner || ' in ' || database from pg_catalog.pg_prepared_xacts order by prepared")
        .strings()
        .forEach(
            transaction ->
                findings.add(
                    FindingCode.PREPARED_TRANSACTIONS.blocker(
                        side.side(),
                        "there is a prepared transaction: " + transaction,
                        "End it in its database: commit prepared '…', or rollback prepared '…'.")));
    side.query(LONG)
        .strings()
        .forEach(
            transaction ->
                findings.add(
                    FindingCode.LONG_TRANSACTION.warning(
                        side.side(),
                        "a transaction is open for more than an hour: " + transaction,
                        "The initial copy waits until it ends; end it, or select pg_terminate_backend(<pid>).")));
    return findings;
  }
}
