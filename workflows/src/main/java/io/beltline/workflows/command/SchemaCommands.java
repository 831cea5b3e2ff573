package io.beltline.workflows.command;

import static io.beltline.workflows.command.Flag.CONCURRENTLY;

import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.schema.ConstraintReport;
import io.beltline.workflows.schema.IndexReport;
import io.beltline.workflows.schema.SchemaActivities;
import io.beltline.workflows.schema.SchemaFile;
import io.beltline.workflows.schema.SchemaFileActivities;
import io.beltline.workflows.schema.SchemaFiles;
import io.beltline.workflows.schema.SchemaRemovalActivities;
import io.beltline.workflows.schema.SqlText;
import io.beltline.workflows.step.StepOptions;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Optional;

/** Commands on the schema. */
final class SchemaCommands {
  private final SchemaFileActivities files =
      stub(SchemaFileActivities.class, StepOptions.lastingCommand());
  private final SchemaActivities schema =
      stub(SchemaActivities.class, StepOptions.lastingCommand());
  private final SchemaRemovalActivities removal =
      stub(SchemaRemovalActivities.class, StepOptions.lastingCommand());

  private final Pair pair;
  private final CommandOptions options;
  private final Said said;

  SchemaCommands(StepRequest request) {
    this(request, new Said(request));
  }

  /** As part of a command that is made of several. */
  SchemaCommands(StepRequest request, Said said) {
    this.pair = request.pair();
    this.options = request.options();
    this.said = said;
  }

  private static <T> T stub(Class<T> activities, ActivityOptions kind) {
    return Workflow.newActivityStub(activities, kind);
  }

  StepResult dumpSchema() {
    SchemaFiles written = files.dumpSchema(pair);
    return said.result(Outcome.DONE, "the source's schema is read", written);
  }

  StepResult loadSchema() {
    SqlText base =
        options
            .files()
            .text(SchemaFile.BASE)
            .orElseThrow(
                () ->
                    Said.refusal(
                        "SchemaFileMissing",
                        "The request holds no " + SchemaFile.BASE,
                        "Write it with belt dump-schema."));
    int statements = files.loadSchema(pair, base);
    String what =
        statements == 0
            ? "the same file was loaded before"
            : Said.count(statements, "statement", "statements") + " ran";
    said.did("LoadSchema", what);
    return said.done("the destination has the schema: " + what);
  }

  StepResult loadConstraints() {
    require(SchemaFile.CONSTRAINTS);
    ConstraintReport report = ensureConstraints();
    return said.result(
        Outcome.DONE,
        "%d NOT VALID constraints added, %d were there".formatted(report.added(), report.adopted()),
        report);
  }

  /** From the caller's file, or from what {@code setup} kept. */
  ConstraintReport ensureConstraints() {
    Optional<SqlText> file = options.files().text(SchemaFile.CONSTRAINTS);
    ConstraintReport report =
        file.isPresent()
            ? files.loadConstraints(pair, file.get())
            : schema.ensureNotValidConstraints(pair);
    said.did(
        file.isPresent() ? "LoadConstraints" : "EnsureNotValidConstraints",
        "%d added, %d were there".formatted(report.added(), report.adopted()));
    return report;
  }

  StepResult createIndexes() {
    require(SchemaFile.INDEXES);
    IndexReport report = ensureIndexes();
    schema.analyze(pair, Side.DESTINATION);
    return said.result(
        Outcome.DONE,
        "%d indexes built, %d were there; statistics are fresh"
            .formatted(report.built(), report.adopted()),
        report);
  }

  /** Refuses to do nothing because nothing tells what waits. */
  void require(SchemaFile file) {
    if (options.files().text(file).isEmpty()) {
      files.requireKeptSchema(pair);
    }
  }

  /** From the caller's file, or from what {@code setup} kept. */
  IndexReport ensureIndexes() {
    Optional<SqlText> file = options.files().text(SchemaFile.INDEXES);
    boolean concurrently = options.has(CONCURRENTLY);
    IndexReport report =
        file.isPresent()
            ? files.createIndexes(pair, file.get(), concurrently)
            : files.createKeptIndexes(pair, concurrently);
    said.did(
        file.isPresent() ? "CreateIndexes" : "CreateKeptIndexes",
        "%d built, %d were there".formatted(report.built(), report.adopted()));
    return report;
  }

  StepResult removeIndexes() {
    return removed("indexes", removal.removeIndexes(pair, options.has(Flag.FORCE)));
  }

  StepResult removeConstraints() {
    return removed(
        "NOT VALID constraints", removal.removeConstraints(pair, options.has(Flag.FORCE)));
  }

  private StepResult removed(String what, List<String> names) {
    return said.result(
        Outcome.DONE,
        names.isEmpty()
            ? "the destination has no such " + what
            : "%d %s removed from the destination".formatted(names.size(), what),
        new Detail.Removed(names));
  }

  StepResult analyze() {
    schema.analyze(pair, Side.DESTINATION);
    said.did("Analyze", "statistics are fresh");
    return said.done("the destination's statistics are fresh");
  }
}
