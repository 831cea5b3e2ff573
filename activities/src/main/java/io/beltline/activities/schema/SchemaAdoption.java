package io.beltline.activities.schema;

import io.beltline.activities.drift.OpenAdoption;
import io.beltline.activities.drift.SchemaBaseline;
import io.beltline.activities.drift.SchemaComparison;
import io.beltline.activities.drift.SchemaDifference;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Transaction;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.PairSessions;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.schema.Adoption;
import io.beltline.workflows.step.Progress;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Goes round: compares the sides, does what can be done about each change of the source, and
 * compares again, because one change may need another one first. What is left in the end nobody can
 * adopt but a human.
 */
final class SchemaAdoption {
  /** What others stand on comes first. */
  private static final List<String> ORDER =
      List.of(
          "schema",
          "type",
          "sequence",
          "function",
          "procedure",
          "definition of function",
          "table",
          "column",
          "sequence parameters",
          "grants on relation",
          "constraint",
          "index",
          "definition of view",
          "view",
          "trigger");

  /** What can be altered about an object that stands on both sides; of other kinds anything. */
  private static final Map<String, Set<String>> ALTERABLE =
      Map.of(
          "type", Set.of("labels"),
          "sequence parameters", Set.of("owned by"),
          "table", Set.of("owner", "row level security", "forced row level security", "comment"),
          "column", Set.of("default", "not null", "comment"),
          "index", Set.of("definition", "comment"),
          "constraint", Set.of("definition"),
          "trigger", Set.of("definition", "fires"));

  private final Attempt attempt;
  private final Connection source;
  private final Connection destination;
  private final MigrationScope scope;
  private final boolean caughtUp;
  private final Set<String> done = new HashSet<>();
  private final List<String> adopted = new ArrayList<>();
  private final Map<String, String> refusals = new HashMap<>();

  SchemaAdoption(Attempt attempt, boolean caughtUp) throws SQLException {
    PairSessions sessions = attempt.connectBoth();
    this.attempt = attempt;
    this.source = sessions.source();
    this.destination = sessions.destination();
    this.scope = attempt.configuration().scope();
    this.caughtUp = caughtUp;
  }

  Adoption run() throws SQLException {
    begin();
    Query.of(destination, "set check_function_bodies = off").run();
    List<SchemaDifference> left = changes();
    while (adoptAny(left)) {
      left = changes();
    }
    if (caughtUp && left.isEmpty()) {
      noteAnew();
    }
    return new Adoption(
        adopted, left.stream().map(this::blocker).toList(), OpenAdoption.hasNewColumns(source));
  }

  private void begin() throws SQLException {
    if (!SchemaBaseline.exists(source)) {
      throw StepFailures.stop(
          "SchemaBaselineMissing",
          "Nothing tells what the source's schema was like when it was taken",
          "Make the changes on the destination by hand; belt diff-schemas names them.");
    }
    BeltlineSchema.ensure(source);
    BeltlineSchema.ensure(destination);
    if (!OpenAdoption.begin(source)) {
      throw StepFailures.stop(
          "SourceFenced",
          "The source is fenced, so its schema is not the one that counts",
          "Change the schema before the write outage, or after it on both sides by hand.");
    }
  }

  /** How the sides differ by what was changed on the source; what else differs is not adopted. */
  private List<SchemaDifference> changes() throws SQLException {
    List<SchemaDifference> all =
        SchemaComparison.compare(source, destination, scope).stream()
            .filter(difference -> difference.holdsUp(Direction.FORWARD))
            .toList();
    return SchemaBaseline.changedOnSource(source, scope, all).stream()
        .sorted(Comparator.comparingInt(SchemaAdoption::rank))
        .toList();
  }

  private static int rank(SchemaDifference difference) {
    int rank = ORDER.indexOf(difference.kind());
    return rank < 0 ? ORDER.size() : rank;
  }

  private static String key(SchemaDifference difference) {
    return difference.kind() + " " + difference.name();
  }

  private boolean adoptAny(List<SchemaDifference> differences) throws SQLException {
    Adoptable here = Adoptable.read(source, scope, differences);
    Adoptable there = Adoptable.read(destination, scope, differences);
    boolean any = false;
    for (SchemaDifference difference : differences) {
      attempt.throwIfEnded();
      any |=
          switch (difference.where()) {
            case SOURCE_ONLY -> adopt(difference, here, "create");
            case BOTH -> alterable(difference) && adopt(difference, here, "alter");
            case DESTINATION_ONLY -> adopt(difference, there, "drop");
          };
    }
    return any;
  }

  private static boolean alterable(SchemaDifference difference) {
    Set<String> facts = ALTERABLE.get(difference.kind());
    return facts == null
        || difference.facts().stream().allMatch(fact -> facts.contains(fact.fact()));
  }

  /** Whether something was done that had not been done before. */
  private boolean adopt(SchemaDifference difference, Adoptable statements, String act)
      throws SQLException {
    List<String> all = new ArrayList<>(statements.of(difference, act));
    if (caughtUp) {
      all.addAll(statements.of(difference, act + " later"));
    }
    if (all.isEmpty() || done.contains(difference.toString())) {
      return false;
    }
    attempt.report(Progress.of("adopting: " + difference, 0, 0, ""));
    if (difference.isNewColumn()) {
      OpenAdoption.noteNewColumns(source);
    }
    try {
      Ddl.run(destination, all);
    } catch (SQLException e) {
      ApplicationFailure failure = StepFailures.during("adopting: " + difference, e);
      if (!failure.isNonRetryable()) {
        throw failure;
      }
      refusals.put(key(difference), failure.getOriginalMessage());
      return false;
    }
    done.add(difference.toString());
    adopted.add(difference.toString());
    refusals.remove(key(difference));
    return true;
  }

  private void noteAnew() throws SQLException {
    if (SchemaComparison.compare(source, destination, scope).stream()
        .noneMatch(difference -> difference.holdsUp(Direction.FORWARD))) {
      Transaction.run(source, () -> SchemaBaseline.take(source, scope));
    }
  }

  private String blocker(SchemaDifference difference) {
    String refusal = refusals.get(key(difference));
    return refusal == null ? difference.toString() : difference + " (" + refusal + ")";
  }
}
