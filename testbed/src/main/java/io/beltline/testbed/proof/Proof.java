package io.beltline.testbed.proof;

import io.beltline.testbed.ledger.Side;
import io.beltline.testbed.postgres.PostgresPair;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Both sides as they were before a migration, to be compared with what they are after it.
 *
 * @param account the rows of the source
 * @param source all that stood on the source
 * @param destination all that stood on the destination
 */
public record Proof(RowAccount account, Traces source, Traces destination) {

  private static final Duration SESSIONS_END = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** Looks at both sides before the first change, and before the application writes. */
  public static Proof prepare(PostgresPair pair) throws SQLException {
    try (Connection source = pair.connectToSource();
        Connection destination = pair.connectToDestination()) {
      return new Proof(RowAccount.open(source), Traces.of(source), Traces.of(destination));
    }
  }

  /**
   * What is wrong with the data on the destination; none means that all of it has arrived.
   *
   * <p>The application must have stopped.
   */
  public List<String> differences(PostgresPair pair) throws SQLException {
    return differences(pair, Side.DESTINATION);
  }

  /** The same of either side, for a migration that may have ended where it began. */
  public List<String> differences(PostgresPair pair, Side winning) throws SQLException {
    try (Connection left = connect(pair, winning.other());
        Connection winner = connect(pair, winning)) {
      List<String> differences = new ArrayList<>(account.differences(winner));
      differences.addAll(SequencePositions.of(left).behind(winner));
      String where = "missing on the " + winning.inWords() + ": ";
      source.without(Traces.of(winner)).forEach(missing -> differences.add(where + missing));
      Traces.of(left).logins().stream()
          .filter(login -> !login.equals(superuser(pair, winning.other())))
          .forEach(
              login ->
                  differences.add(
                      "%s can log in on the %s".formatted(login, winning.other().inWords())));
      return differences;
    }
  }

  private static String superuser(PostgresPair pair, Side side) {
    return (side == Side.SOURCE ? pair.source() : pair.destination()).superuser();
  }

  private static Connection connect(PostgresPair pair, Side side) throws SQLException {
    return side == Side.SOURCE ? pair.connectToSource() : pair.connectToDestination();
  }

  /** The tables that the destination received more than once. */
  public List<String> copiedAgain(PostgresPair pair) throws SQLException {
    try (Connection winner = pair.connectToDestination()) {
      return CopiedAgain.tables(account.expected(winner), winner);
    }
  }

  /**
   * What the migration left behind on either side. Sessions that a worker keeps for a moment get
   * half a minute to end.
   */
  public List<String> leftovers(PostgresPair pair) throws SQLException {
    long deadline = System.nanoTime() + SESSIONS_END.toNanos();
    List<String> leftovers = look(pair);
    while (leftovers.stream().anyMatch(Traces::isSession) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(PAUSE.toNanos());
      leftovers = look(pair);
    }
    return leftovers;
  }

  private List<String> look(PostgresPair pair) throws SQLException {
    try (Connection left = pair.connectToSource();
        Connection winner = pair.connectToDestination()) {
      List<String> leftovers = new ArrayList<>();
      Traces.of(left).without(source).forEach(object -> leftovers.add(object + " on the source"));
      Set<String> unknown = Traces.of(winner).without(destination);
      unknown.removeAll(source.objects());
      unknown.forEach(object -> leftovers.add(object + " on the destination"));
      return leftovers;
    }
  }
}
