package io.beltline.testbed.rehearsal;

import io.beltline.testbed.beltline.CutoverState;
import io.beltline.testbed.ledger.Audit;
import io.beltline.testbed.ledger.Side;
import io.beltline.testbed.ledger.WritingApplication;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is true after a migration has ended on some side.
 *
 * @param winner the side that takes the writes
 * @param phase how the migration calls its end
 * @param events how long the workflow's history has become
 * @param verdict what its last full comparison said
 * @param audit what became of the application's commits
 * @param differences what is wrong with the winner's data
 * @param leftovers what the migration left behind on either side
 */
public record Ending(
    Side winner,
    String phase,
    long events,
    String verdict,
    Audit audit,
    List<String> differences,
    List<String> leftovers) {

  /** Compares everything; the application has stopped. */
  public static Ending of(
      Stage stage, WritingApplication application, CutoverState state, Side winner)
      throws SQLException {
    List<String> leftovers = new ArrayList<>(state.leftovers());
    leftovers.addAll(stage.proof().leftovers(stage.pair()));
    try (Connection connection =
        winner == Side.SOURCE
            ? stage.pair().connectToSource()
            : stage.pair().connectToDestination()) {
      return new Ending(
          winner,
          state.phase(),
          state.historyEvents(),
          state.verdict().orElse("nothing"),
          application.audit(connection),
          stage.proof().differences(stage.pair(), winner),
          leftovers);
    }
  }

  /** Everything that is not as it should be, in words. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (!phase.equals(winner == Side.SOURCE ? "rolled-back" : "done")) {
      problems.add("it ended as " + phase);
    }
    if (!verdict.equalsIgnoreCase("equal")) {
      problems.add("the last full comparison says " + verdict);
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
