package io.beltline.testbed.realschema;

import io.beltline.testbed.ConfigFile;
import io.beltline.testbed.beltline.Answer;
import io.beltline.testbed.beltline.Beltline;
import io.beltline.testbed.beltline.CutoverState;
import io.beltline.testbed.postgres.PostgresPair;
import io.beltline.testbed.process.Await;
import io.beltline.testbed.process.WorkDirectory;
import io.beltline.testbed.realschema.Filler.Filled;
import io.beltline.testbed.rehearsal.Cutover;
import io.beltline.testbed.rehearsal.Narrator;
import io.beltline.testbed.rehearsal.Stage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One schema, from its scripts to the comparison of both sides. */
final class Migration {

  private static final Duration PREPARATION = Duration.ofMinutes(20);
  private static final Duration OUTAGE = Duration.ofMinutes(5);
  private static final int COMMITS_TO_SEE = 50;

  private final RealSchema schema;
  private final Sources sources;
  private final int rows;
  private final Narrator narrator;

  /**
   * Prepares it.
   *
   * @param rows for each table that its scripts leave empty
   */
  Migration(RealSchema schema, Sources sources, int rows, Narrator narrator) {
    this.schema = schema;
    this.sources = sources;
    this.rows = rows;
    this.narrator = narrator;
  }

  /** Loads, fills, migrates with writes running, compares. */
  MigratedSchema run(WorkDirectory work, Beltline beltline) throws SQLException {
    long began = System.nanoTime();
    try (PostgresPair pair = PostgresPair.start(schema.name())) {
      Client source = new Client(pair.source(), schema.name(), work);
      new SchemaLoad(schema, source).run(sources);
      Filled filled;
      try (Connection connection = pair.connectToSource()) {
        filled = new Filler(connection, narrator).fill(rows);
      }
      narrator.say(
          "%s: %,d rows in %d of %d tables"
              .formatted(schema.name(), filled.rows(), filled.filled(), filled.tables()));
      filled.empty().forEach((table, why) -> narrator.show("  empty: " + table + ": " + why));
      ConfigFile.of(Stage.DATACENTER, pair).writeTo(work.path());
      try (Writers writers = Writers.prepare(pair, rows)) {
        writers.start();
        CutoverState end = migrate(new Cutover(beltline.belt(), schema.name()), writers);
        writers.stop();
        narrator.say("Comparing two dumps");
        Dump before = Dump.of(source);
        Dump after = Dump.of(new Client(pair.destination(), schema.name(), work));
        boolean inSameWords = before.readsAs(after);
        if (!inSameWords) {
          before = before.inWords(Dump.restoredOnce(source));
        }
        List<String> problems = new ArrayList<>(problemsOf(end));
        problems.addAll(before.differences(after));
        return new MigratedSchema(
            schema.name(),
            schema.kind(),
            filled.tables(),
            filled.filled(),
            before.rows().size(),
            before.schema().size(),
            writers.commits(),
            writers.refusals(),
            end.outage().toMillis(),
            (System.nanoTime() - began) / 1e9,
            inSameWords,
            problems);
      }
    }
  }

  private CutoverState migrate(Cutover cutover, Writers writers) {
    CompletableFuture<Answer> following = cutover.start();
    Answer unused = following.join().expecting(Answer.WAITING_FOR_APPROVAL);
    long seen = writers.commits();
    Await.until(
        "the application writes",
        OUTAGE,
        Duration.ofMillis(100),
        () -> writers.commits() > seen + COMMITS_TO_SEE);
    narrator.say("Approving the write outage");
    cutover.approve(Cutover.REVOKE_LOGINS);
    Await.until(
        "the destination is open",
        OUTAGE,
        Duration.ofSeconds(1),
        () -> requireGoingOn(cutover.state()).isOpened());
    CutoverState atGate = cutover.awaitGateOrEnd(PREPARATION, true);
    if (!atGate.hasEnded()) {
      cutover.approve(Cutover.TEARDOWN);
    }
    return cutover.awaitEnd(PREPARATION);
  }

  private static CutoverState requireGoingOn(CutoverState state) {
    if (state.hasEnded() || state.isStopped() || state.isUndone()) {
      throw new IllegalStateException(
          "%s: %s".formatted(state.phase(), state.trouble().orElse("no reason")));
    }
    return state;
  }

  private static List<String> problemsOf(CutoverState end) {
    List<String> problems = new ArrayList<>();
    if (!end.phase().equals("done")) {
      problems.add("it ended as " + end.phase() + ": " + end.trouble().orElse("no reason"));
    }
    if (!end.verdict().orElse("nothing").equals("EQUAL")) {
      problems.add("its own comparison says " + end.verdict().orElse("nothing"));
    }
    end.leftovers().forEach(leftover -> problems.add("left over: " + leftover));
    return problems;
  }
}
