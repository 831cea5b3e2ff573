package io.beltline.workflows.command;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The commands that run as a {@link StepWorkflow}, by the names that are typed. */
public enum Command {
  /** Who is connected. */
  CONNECTIONS(Effect.LOOKS),
  /** Which tables have a primary key. */
  CHECK_PKEYS(Effect.LOOKS),
  /** Who reaches whom. */
  CHECK_CONNECTIVITY(Effect.LOOKS),
  /** Fences a side. */
  REVOKE_LOGINS(Effect.CHANGES),
  /** Gives a side's logins back. */
  RESTORE_LOGINS(Effect.CHANGES),
  /** Looks for whatever would make a migration fail. */
  PRECHECK(Effect.LOOKS),
  /** Empties the destination, so that replication can begin anew. */
  RESET(Effect.CHANGES),
  /** Writes the source's schema into four files. */
  DUMP_SCHEMA(Effect.LOOKS),
  /** Loads the first of them. */
  LOAD_SCHEMA(Effect.CHANGES),
  /** Adds the NOT VALID constraints. */
  LOAD_CONSTRAINTS(Effect.CHANGES),
  /** Removes them. */
  REMOVE_CONSTRAINTS(Effect.CHANGES),
  /** Removes secondary indexes. */
  REMOVE_INDEXES(Effect.CHANGES),
  /** Builds them. */
  CREATE_INDEXES(Effect.CHANGES),
  /** Compares the schemas. */
  DIFF_SCHEMAS(Effect.LOOKS),
  /** Starts replication. */
  SETUP(Effect.CHANGES),
  /** Starts replication the other way. */
  SETUP_BACK_REPLICATION(Effect.CHANGES),
  /** Makes changes of the source's schema on the destination. */
  ADOPT_SCHEMA(Effect.ADOPTS),
  /** Shows how replication stands. */
  STATUS(Effect.LOOKS),
  /** Carries sequences. */
  SYNC_SEQUENCES(Effect.CHANGES),
  /** Compares sequences. */
  DIFF_SEQUENCES(Effect.LOOKS),
  /** Carries tables without replica identity. */
  SYNC_TABLES(Effect.CHANGES),
  /** Renews planner statistics. */
  ANALYZE(Effect.CHANGES),
  /** Compares all rows. */
  VALIDATE_DATA(Effect.LOOKS),
  /** Carries and compares all that replication does not. */
  SYNC(Effect.CHANGES),
  /** Stops the back link. */
  TEARDOWN_BACK_REPLICATION(Effect.CHANGES),
  /** Drains and stops the forward link. */
  TEARDOWN_FORWARD_REPLICATION(Effect.CHANGES),
  /** Removes all replication. */
  TEARDOWN(Effect.CHANGES),
  /** Removes what an earlier migration left on the source. */
  CLEANUP_PREVIOUS_CONFIG(Effect.CHANGES);

  private final Effect effect;

  Command(Effect effect) {
    this.effect = effect;
  }

  /** Reads the name that is typed. */
  @JsonCreator
  public static Command parse(String name) {
    return Arrays.stream(values())
        .filter(command -> command.toString().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no command '" + name + "'"));
  }

  /** Those that change something: of one pair only one runs at a time. */
  public static List<Command> changing() {
    return Arrays.stream(values()).filter(Command::changes).toList();
  }

  /** Whether it changes something. */
  public boolean changes() {
    return effect != Effect.LOOKS;
  }

  /**
   * Whether it may change something beside a cutover of the pair that is on its way to its outage,
   * because the cutover waits for what it does.
   */
  public boolean helpsCutover() {
    return effect == Effect.ADOPTS;
  }

  /** The name that is typed. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private enum Effect {
    LOOKS,
    CHANGES,
    ADOPTS
  }
}
