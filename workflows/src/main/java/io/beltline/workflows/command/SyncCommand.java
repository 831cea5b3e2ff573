package io.beltline.workflows.command;

import io.beltline.workflows.copy.TableCopy;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.schema.SchemaActivities;
import io.beltline.workflows.schema.SchemaFile;
import io.beltline.workflows.sequence.SequenceState;
import io.beltline.workflows.step.StepOptions;
import io.beltline.workflows.validation.ValidationReport;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that replication does not bring, side by side where one does not need the other: sequences
 * and tables, then indexes and constraints, then statistics and the comparison.
 */
final class SyncCommand {
  private final SchemaActivities activities =
      Workflow.newActivityStub(SchemaActivities.class, StepOptions.lastingCommand());

  private final StepRequest request;
  private final DataCommands data;
  private final SchemaCommands schema;
  private final Said said;

  SyncCommand(StepRequest request) {
    this.request = request;
    this.said = new Said(request);
    this.data = new DataCommands(request, said);
    this.schema = new SchemaCommands(request, said);
  }

  StepResult sync() {
    if (!request.options().has(Flag.WITHOUT_SCHEMA)) {
      schema.require(SchemaFile.INDEXES);
      schema.require(SchemaFile.CONSTRAINTS);
    }
    List<String> otherRows = carry();
    if (!otherRows.isEmpty()) {
      return said.failed(
          "the destination has other rows in %s; belt sync-tables %s %s --replace puts the source's there"
              .formatted(String.join(", ", otherRows), request.pair().dc(), request.pair().db()));
    }
    return compare();
  }

  /** Sequences last: they go past the values in columns, which indexes find quickly. */
  private List<String> carry() {
    Promise<List<TableCopy>> copying = Async.function(data::carryTables);
    if (!request.options().has(Flag.WITHOUT_SCHEMA)) {
      schema.ensureIndexes();
    }
    List<TableCopy> tables = copying.get();
    said.did("CopyTables", DataCommands.counted(tables));
    if (!request.options().has(Flag.WITHOUT_SCHEMA)) {
      schema.ensureConstraints();
    }
    List<SequenceState> sequences = data.carrySequences();
    said.did("SyncSequencesPast", "%d sequences".formatted(sequences.size()));
    return DataCommands.withOtherRows(tables);
  }

  private StepResult compare() {
    int views = activities.refreshMaterializedViews(request.pair(), Side.DESTINATION);
    said.did("RefreshMaterializedViews", "%d views".formatted(views));
    Promise<Void> analysing =
        Async.procedure(activities::analyze, request.pair(), Side.DESTINATION);
    List<ValidationReport> reports = data.compareAll();
    analysing.get();
    said.did("Analyze", "statistics are fresh");
    said.did("ValidateAll", DataCommands.inWords(reports));
    Outcome outcome = DataCommands.outcome(reports);
    said.notes(
        reports.stream()
            .flatMap(
                report ->
                    Stream.concat(
                        report.differences().stream().map(String::valueOf),
                        report.unverified().stream()))
            .toList());
    return said.ended(outcome, DataCommands.inWords(reports));
  }
}
