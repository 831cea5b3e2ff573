package io.beltline.workflows.command;

import io.beltline.workflows.connection.ConnectionsReport;
import io.beltline.workflows.connection.ConnectivityReport;
import io.beltline.workflows.copy.TableCopy;
import io.beltline.workflows.fence.FenceReport;
import io.beltline.workflows.fence.UnfenceReport;
import io.beltline.workflows.precheck.PrecheckReport;
import io.beltline.workflows.precheck.ServerSummary;
import io.beltline.workflows.precheck.TableTravel;
import io.beltline.workflows.replication.LinkStatus;
import io.beltline.workflows.schema.ConstraintReport;
import io.beltline.workflows.schema.IndexReport;
import io.beltline.workflows.schema.SchemaDiff;
import io.beltline.workflows.schema.SchemaFiles;
import io.beltline.workflows.sequence.SequenceState;
import io.beltline.workflows.validation.ValidationReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records in {@link StepResult#detail()}: which command has which. */
public final class Detail {
  private Detail() {}

  /** The record of a command. */
  public static Class<?> of(Command command) {
    return switch (command) {
      case CONNECTIONS -> ConnectionsReport.class;
      case CHECK_PKEYS -> Keys.class;
      case CHECK_CONNECTIVITY -> ConnectivityReport.class;
      case REVOKE_LOGINS -> FenceReport.class;
      case RESTORE_LOGINS -> UnfenceReport.class;
      case PRECHECK -> Precheck.class;
      case DUMP_SCHEMA -> SchemaFiles.class;
      case LOAD_CONSTRAINTS -> ConstraintReport.class;
      case CREATE_INDEXES -> IndexReport.class;
      case REMOVE_CONSTRAINTS, REMOVE_INDEXES, CLEANUP_PREVIOUS_CONFIG -> Removed.class;
      case DIFF_SCHEMAS -> SchemaDiff.class;
      case STATUS -> Replication.class;
      case SYNC_SEQUENCES, DIFF_SEQUENCES -> Sequences.class;
      case SYNC_TABLES -> Tables.class;
      case VALIDATE_DATA -> Comparisons.class;
      case RESET,
          LOAD_SCHEMA,
          SETUP,
          SETUP_BACK_REPLICATION,
          ADOPT_SCHEMA,
          ANALYZE,
          SYNC,
          TEARDOWN_BACK_REPLICATION,
          TEARDOWN_FORWARD_REPLICATION,
          TEARDOWN ->
          Steps.class;
    };
  }

  /**
   * The source's tables by whether they have a primary key; names of both kinds are
   * schema-qualified.
   */
  public record Keys(List<String> withPrimaryKey, List<String> withoutPrimaryKey) {}

  /**
   * Everything that precheck has seen.
   *
   * @param report findings and engine
   * @param source null when it could not be looked at
   * @param destination null when it could not be looked at
   * @param tables how each travels
   */
  public record Precheck(
      PrecheckReport report,
      @Nullable ServerSummary source,
      @Nullable ServerSummary destination,
      List<TableTravel> tables) {}

  /** Names of what was removed. */
  public record Removed(List<String> names) {}

  /** Both links. */
  public record Replication(LinkStatus forward, LinkStatus back) {}

  /** Every sequence. */
  public record Sequences(List<SequenceState> sequences) {}

  /** Every table that is copied. */
  public record Tables(List<TableCopy> tables) {}

  /** What was compared, and how that ended. */
  public record Comparisons(List<ValidationReport> comparisons) {}

  /** The steps of a command that is made of several, in the order in which they ended. */
  public record Steps(List<Done> steps) {}

  /**
   * One step.
   *
   * @param step its name, as the Temporal UI shows it
   * @param said what became of it, in words
   */
  public record Done(String step, String said) {}
}
