package io.beltline.activities.evidence;

import io.beltline.activities.drift.CatalogMark;
import io.beltline.activities.drift.CatalogMark.Moment;
import io.beltline.activities.drift.OpenAdoption;
import io.beltline.activities.drift.SchemaBaseline;
import io.beltline.activities.drift.SchemaChange;
import io.beltline.activities.drift.SchemaComparison;
import io.beltline.activities.drift.SchemaDifference;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.PairSessions;
import io.beltline.activities.words.Names;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.evidence.Evidence.Check;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
  private List<SchemaChange> changes = List.of();
  private Optional<CatalogMark> compared = Optional.empty();
  private long nextLook = System.nanoTime();

  private SchemaWatch(Attempt attempt, Connection source, Connection destination) {
    this.attempt = attempt;
    this.source = source;
    this.destination = destination;
  }

  static SchemaWatch by(Attempt attempt, PairSessions sessions) {
    return new SchemaWatch(attempt, sessions.source(), sessions.destination());
  }

  /**
   * What the latest comparison says of the indexes, and of everything else, and what was changed
   * since the schema was taken. When nothing is to be said against an outage, the provider's mark
   * is noted there: as long as it is the same, it need not be compared again behind the fence.
   */
  List<Check> look(Direction direction) throws SQLException {
    long began = System.nanoTime();
    if (began - nextLook >= 0) {
      compare(direction);
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
    List<Check> checks = new ArrayList<>();
    checks.add(
        direction == Direction.FORWARD ? built : new Check(built.name(), true, built.detail()));
    checks.add(check("schema", others, "both sides have the same schema" + but(expected)));
    if (!changes.isEmpty()) {
      checks.add(changed(direction));
    }
    OpenAdoption.look(source)
        .ifPresent(open -> checks.add(new Check("adoption", false, open + "; repeat it")));
    return checks;
  }

  private void compare(Direction direction) throws SQLException {
    MigrationScope scope = attempt.configuration().scope();
    Connection provider = direction.provider() == Side.SOURCE ? source : destination;
    CatalogMark mark = CatalogMark.of(provider);
    latest = SchemaComparison.compare(source, destination, scope);
    if (latest.stream().noneMatch(difference -> difference.holdsUp(direction))) {
      mark.note(provider, Moment.EQUAL);
    } else {
      CatalogMark.forget(provider, Moment.EQUAL);
    }
    if (!Optional.of(mark).equals(compared)) {
      changes = SchemaBaseline.changes(provider, source, scope);
      compared = Optional.of(mark);
    }
  }

  /** Harmless once both sides have the same. */
  private Check changed(Direction direction) {
    boolean same = latest.stream().noneMatch(difference -> difference.holdsUp(direction));
    String on = "on the " + direction.provider() + " since the schema was taken";
    return new Check(
        "schema changes",
        same,
        on + (same ? ", and on the other side too: " : ": ") + Names.list(changes, NAMED));
  }

  private static Check check(String name, List<SchemaDifference> found, String allWell) {
    if (found.isEmpty()) {
      return new Check(name, true, allWell);
    }
    return new Check(name, false, Names.list(found, NAMED));
  }

  private static String but(List<SchemaDifference> expected) {
    return expected.isEmpty() ? "" : "; not held up by: " + Names.list(expected, NAMED);
  }
}
