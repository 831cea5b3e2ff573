package io.beltline.testbed.rehearsal;

import io.beltline.testbed.beltline.CutoverState;
import io.beltline.testbed.ledger.Audit;
import io.beltline.testbed.ledger.Crossing;
import io.beltline.testbed.ledger.Side;
import io.beltline.testbed.ledger.WritingApplication;
import io.beltline.testbed.postgres.PostgresPair;
import io.beltline.testbed.proof.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a rehearsal ended.
 *
 * @param state the cutover's own account
 * @param audit what became of the application's commits
 * @param winner the side that takes the writes in the end
 * @param crossings each time that the application went to the other side
 * @param longestGap the longest time without any commit, in the whole rehearsal
 * @param commits acknowledged by each side
 * @param errors how often the application met each SQLSTATE
 * @param rows how many the winner has at the end
 * @param tables how many tables that is
 * @param differences what is wrong with the data
 * @param leftovers what the migration left behind
 * @param copiedAgain tables that the destination received more than once
 */
public record Outcome(
    CutoverState state,
    Audit audit,
    Side winner,
    List<Crossing> crossings,
    Duration longestGap,
    Map<Side, Long> commits,
    Map<String, Long> errors,
    long rows,
    int tables,
    List<String> differences,
    List<String> leftovers,
    List<String> copiedAgain) {

  /** Compares everything; the application has stopped and the cutover has ended. */
  static Outcome of(Stage stage, WritingApplication application, CutoverState state)
      throws SQLException {
    PostgresPair pair = stage.pair();
    Side winner = state.phase().equals("rolled-back") ? Side.SOURCE : Side.DESTINATION;
    List<String> leftovers = new ArrayList<>(state.leftovers());
    leftovers.addAll(stage.proof().leftovers(pair));
    try (Connection connection =
        winner == Side.SOURCE ? pair.connectToSource() : pair.connectToDestination()) {
      Rows rows = Rows.of(connection);
      return new Outcome(
          state,
          application.audit(connection),
          winner,
          application.crossings(),
          application.longestGap(),
          Map.of(
              Side.SOURCE, application.acknowledgedBy(Side.SOURCE),
              Side.DESTINATION, application.acknowledgedBy(Side.DESTINATION)),
          application.errors(),
          rows.total(),
          rows.tables(),
          stage.proof().differences(pair, winner),
          leftovers,
          stage.proof().copiedAgain(pair));
    }
  }

  /** From the last commit on one side to the first on the other, when it went there last. */
  public Duration applicationOutage() {
    return crossings.isEmpty() ? Duration.ZERO : crossings.get(crossings.size() - 1).gap();
  }

  /** Everything that is not as it should be, in words. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (!state.phase().equals("done") && !state.phase().equals("rolled-back")) {
      problems.add("the cutover ended as " + state.phase());
    }
    if (!state.verdict().map("EQUAL"::equalsIgnoreCase).orElse(false)) {
      problems.add("the last full comparison says " + state.verdict().orElse("nothing"));
    }
    count(audit.lost(), "acknowledged commits are lost", problems);
    count(audit.duplicated(), "commits are there more than once", problems);
    count(audit.unexplained(), "rows in the ledger are unexplained", problems);
    problems.addAll(differences);
    leftovers.forEach(leftover -> problems.add("left over: " + leftover));
    return problems;
  }

  private static void count(long number, String what, List<String> problems) {
    if (number != 0) {
      problems.add("%,d %s".formatted(number, what));
    }
  }
}
