package io.beltline.activities.evidence;

import io.beltline.activities.drift.SchemaComparison;
import io.beltline.activities.drift.SchemaDifference;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.BothSides;
import io.beltline.workflows.evidence.Evidence.Check;
import io.beltline.workflows.pair.Direction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Compares the schemas of both sides again and again. The larger they are the less often, so that
 * the comparison takes a small share of the time.
 */
final class SchemaWatch {
  private static final int PAUSE_FACTOR = 10;
  private static final int NAMED = 10;

  private final Attempt attempt;
  private final Connection source;
  private final Connection destination;
  private List<SchemaDifference> latest = List.of();
  private long nextLook = System.nanoTime();

  private SchemaWatch(Attempt attempt, Connection source, Connection destination) {
    this.attempt = attempt;
    this.source = source;
    this.destination = destination;
  }

  static SchemaWatch open(Attempt attempt) throws SQLException {
    BothSides sessions = attempt.connectBoth();
    return new SchemaWatch(attempt, sessions.source(), sessions.destination());
  }

  /**
   * What the latest comparison says of the indexes, and of everything else. On the way back the
   * source has had its indexes all along: another one is told, and holds nothing up.
   */
  List<Check> look(Direction direction) throws SQLException {
    long began = System.nanoTime();
    if (began - nextLook >= 0) {
      latest = SchemaComparison.compare(source, destination, attempt.configuration().scope());
      long ended = System.nanoTime();
      nextLook = ended + (ended - began) * PAUSE_FACTOR;
    }
    List<SchemaDifference> indexes = latest.stream().filter(SchemaDifference::isIndex).toList();
    List<SchemaDifference> others =
        latest.stream().filter(d -> !d.isIndex() && !d.isExpectedOfAnotherServer()).toList();
    List<SchemaDifference> expected =
        latest.stream().filter(SchemaDifference::isExpectedOfAnotherServer).toList();
    Check built =
        check("indexes", indexes, "every index of the source is valid on the destination");
    return List.of(
        direction == Direction.FORWARD ? built : new Check(built.name(), true, built.detail()),
        check("schema", others, "both sides have the same schema" + but(expected)));
  }

  private static Check check(String name, List<SchemaDifference> found, String allWell) {
    if (found.isEmpty()) {
      return new Check(name, true, allWell);
    }
    return new Check(name, false, named(found));
  }

  private static String but(List<SchemaDifference> expected) {
    return expected.isEmpty() ? "" : "; not held up by: " + named(expected);
  }

  private static String named(List<SchemaDifference> found) {
    String named =
        found.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
    int more = found.size() - NAMED;
    return more > 0 ? named + ", and " + more + " more" : named;
  }
}
