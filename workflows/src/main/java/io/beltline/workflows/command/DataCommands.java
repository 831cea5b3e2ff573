package io.beltline.workflows.command;

import io.beltline.workflows.copy.TableCopy;
import io.beltline.workflows.copy.TableCopyActivities;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.replication.EngineKind;
import io.beltline.workflows.replication.Link;
import io.beltline.workflows.replication.LinkActivities;
import io.beltline.workflows.replication.LinkStatus;
import io.beltline.workflows.sequence.SequencePositionActivities;
import io.beltline.workflows.sequence.SequenceState;
import io.beltline.workflows.step.StepOptions;
import io.beltline.workflows.validation.ValidationActivities;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** Commands that carry or compare what replication does not bring. */
final class DataCommands {
  private final SequencePositionActivities sequences =
      Workflow.newActivityStub(SequencePositionActivities.class, StepOptions.commanded());
  private final TableCopyActivities copies =
      Workflow.newActivityStub(TableCopyActivities.class, StepOptions.lastingCommand());
  private final LinkActivities links =
      Workflow.newActivityStub(LinkActivities.class, StepOptions.answer());
  private final ValidationActivities comparisons =
      Workflow.newActivityStub(ValidationActivities.class, StepOptions.lastingCommand());

  private final Pair pair;
  private final CommandOptions options;
  private final Direction direction;
  private final Said said;

  DataCommands(StepRequest request) {
    this(request, new Said(request));
  }

  /** As part of a command that is made of several. */
  DataCommands(StepRequest request, Said said) {
    this.pair = request.pair();
    this.options = request.options();
    this.direction = request.options().direction();
    this.said = said;
  }

  StepResult syncSequences() {
    List<SequenceState> states = carrySequences();
    long moved = states.stream().filter(s -> s.verdict() == SequenceState.Verdict.MOVED).count();
    return said.result(
        Outcome.DONE,
        "%d sequences looked at, %d moved".formatted(states.size(), moved),
        new Detail.Sequences(states));
  }

  List<SequenceState> carrySequences() {
    return sequences.syncSequencesPast(pair, direction, options.stride());
  }

  StepResult syncTables() {
    List<TableCopy> tables = carryTables();
    List<String> others = withOtherRows(tables);
    if (!others.isEmpty()) {
      return said.result(
          Outcome.DIFFERENT,
          "the %s has other rows in %s; --replace puts the %s's there"
              .formatted(direction.subscriber(), String.join(", ", others), direction.provider()),
          new Detail.Tables(tables));
    }
    long rows =
        tables.stream()
            .filter(table -> table.state() == TableCopy.State.COPIED)
            .mapToLong(TableCopy::rows)
            .sum();
    return said.result(
        Outcome.DONE,
        "%s are the same on both sides, %d rows copied".formatted(counted(tables), rows),
        new Detail.Tables(tables));
  }

  List<TableCopy> carryTables() {
    return copies.copyTables(pair, direction, options.tables(), options.has(Flag.REPLACE));
  }

  static List<String> withOtherRows(List<TableCopy> tables) {
    return tables.stream()
        .filter(table -> table.state() == TableCopy.State.HAS_OTHER_ROWS)
        .map(TableCopy::table)
        .toList();
  }

  /** How many tables, and whether there are large objects. */
  static String counted(List<TableCopy> all) {
    List<String> names = all.stream().map(TableCopy::table).toList();
    return names.contains(TableCopy.LARGE_OBJECTS)
        ? "%d tables and the large objects".formatted(names.size() - 1)
        : "%d tables".formatted(names.size());
  }

  StepResult validateData() {
    List<ValidationReport> reports = compare();
    return said.result(outcome(reports), inWords(reports), new Detail.Comparisons(reports));
  }

  /**
   * While a link runs, what it does not carry is out of date by design; without one, all there is
   * must agree.
   */
  List<ValidationReport> compare() {
    List<ValidationReport> reports = new ArrayList<>();
    reports.add(comparisons.validateAll(pair, direction, options.comparison()));
    Link link = new Link(pair, EngineKind.PGLOGICAL, direction);
    if (links.lookAtLink(link).state() == LinkStatus.State.UNCONFIGURED) {
      reports.add(comparisons.validateSequences(pair, direction));
    } else {
      said.note(
          "the %s link exists: tables without key and sequences are carried when it is stopped, and were not compared"
              .formatted(direction));
    }
    return reports;
  }

  /** After a sync, which has just carried the rest. */
  List<ValidationReport> compareAll() {
    return List.of(
        comparisons.validateAll(pair, direction, options.comparison()),
        comparisons.validateCopied(pair, direction),
        comparisons.validateSequences(pair, direction));
  }

  /** The worst of them. */
  static Outcome outcome(List<ValidationReport> reports) {
    List<Verdict> verdicts = reports.stream().map(ValidationReport::verdict).toList();
    if (verdicts.contains(Verdict.DIFFERENT)) {
      return Outcome.DIFFERENT;
    }
    return verdicts.contains(Verdict.COULD_NOT_VERIFY) ? Outcome.COULD_NOT_VERIFY : Outcome.DONE;
  }

  static String inWords(List<ValidationReport> reports) {
    long rows = reports.stream().mapToLong(ValidationReport::rows).sum();
    List<String> scopes = reports.stream().map(ValidationReport::scope).toList();
    String compared = "%d rows compared (%s)".formatted(rows, String.join("; ", scopes));
    return switch (outcome(reports)) {
      case DONE -> "equal: " + compared;
      case DIFFERENT, FAILED ->
          "different: %d differences, %s"
              .formatted(
                  reports.stream().mapToInt(report -> report.differences().size()).sum(), compared);
      case COULD_NOT_VERIFY -> "could not verify: " + compared;
    };
  }
}
