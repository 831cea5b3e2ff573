package io.beltline.starter.step;

import io.beltline.starter.command.Surroundings;
import java.util.List;

/** All belt commands that run as a workflow of their own. */
public final class StepCommands {
  private StepCommands() {}

  /** In the order in which a migration by hand needs them. */
  public static List<Object> all(Surroundings surroundings) {
    return List.of(
        new CheckConnectivityCommand(surroundings),
        new PrecheckCommand(surroundings),
        new CheckPkeysCommand(surroundings),
        new ConnectionsCommand(surroundings),
        new CleanupPreviousConfigCommand(surroundings),
        new DumpSchemaCommand(surroundings),
        new LoadSchemaCommand(surroundings),
        new RemoveIndexesCommand(surroundings),
        new RemoveConstraintsCommand(surroundings),
        new SetupCommand(surroundings),
        new StatusCommand(surroundings),
        new CreateIndexesCommand(surroundings),
        new AnalyzeCommand(surroundings),
        new DiffSchemasCommand(surroundings),
        new AdoptSchemaCommand(surroundings),
        new SetupBackReplicationCommand(surroundings),
        new RevokeLoginsCommand(surroundings),
        new RestoreLoginsCommand(surroundings),
        new TeardownForwardReplicationCommand(surroundings),
        new SyncCommand(surroundings),
        new SyncSequencesCommand(surroundings),
        new SyncTablesCommand(surroundings),
        new LoadConstraintsCommand(surroundings),
        new ValidateDataCommand(surroundings),
        new DiffSequencesCommand(surroundings),
        new TeardownBackReplicationCommand(surroundings),
        new TeardownCommand(surroundings),
        new ResetCommand(surroundings));
  }
}
