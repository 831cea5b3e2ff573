package io.beltline.testbed.rehearsal;

import io.beltline.testbed.beltline.CutoverState;
import io.beltline.testbed.ledger.Crossing;
import io.beltline.testbed.ledger.Side;
import io.beltline.testbed.ledger.WritingApplication;
import io.beltline.testbed.postgres.PostgresPair;
import io.beltline.testbed.proof.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a rehearsal ended.
 *
 * @param state the cutover's own account
 * @param ending what is true of the data and of what is left
 * @param crossings each time that the application went to the other side
 * @param commits acknowledged by each side
 * @param errors how often the application met each SQLSTATE
 * @param rows how many the winner has at the end
 * @param tables how many tables that is
 * @param copiedAgain tables that the destination received more than once
 */
public record Outcome(
    CutoverState state,
    Ending ending,
    List<Crossing> crossings,
    Map<Side, Long> commits,
    Map<String, Long> errors,
    long rows,
    int tables,
    List<String> copiedAgain) {

  /** Compares everything; the application has stopped and the cutover has ended. */
  static Outcome of(Stage stage, WritingApplication application, CutoverState state)
      throws SQLException {
    PostgresPair pair = stage.pair();
    Side winner = state.writesOn().equals(Optional.of("source")) ? Side.SOURCE : Side.DESTINATION;
    try (Connection connection =
        winner == Side.SOURCE ? pair.connectToSource() : pair.connectToDestination()) {
      Rows rows = Rows.of(connection);
      return new Outcome(
          state,
          Ending.of(stage, application, state, winner),
          application.crossings(),
          Map.of(
              Side.SOURCE, application.acknowledgedBy(Side.SOURCE),
              Side.DESTINATION, application.acknowledgedBy(Side.DESTINATION)),
          application.errors(),
          rows.total(),
          rows.tables(),
          stage.proof().copiedAgain(pair));
    }
  }

  /** From the last commit on one side to the first on the other, when it went there last. */
  public Duration applicationOutage() {
    return crossings.isEmpty() ? Duration.ZERO : crossings.get(crossings.size() - 1).gap();
  }

  /** Everything that is not as it should be, in words. */
  public List<String> problems() {
    return ending.problems();
  }
}
