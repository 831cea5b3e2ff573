package io.beltline.workflows.command;

import io.temporal.workflow.Workflow;

/** Runs the runbook of the command. */
public final class StepWorkflowImpl implements StepWorkflow {
  @Override
  public StepResult run(StepRequest request) {
    StepResult result = carryOut(request);
    Workflow.setCurrentDetails(result.summary());
    return result;
  }

  private static StepResult carryOut(StepRequest request) {
    return switch (request.command()) {
      case CONNECTIONS -> new LookCommands(request).connections();
      case CHECK_PKEYS -> new LookCommands(request).checkPkeys();
      case CHECK_CONNECTIVITY -> new LookCommands(request).checkConnectivity();
      case PRECHECK -> new LookCommands(request).precheck();
      case STATUS -> new LookCommands(request).status();
      case DIFF_SCHEMAS -> new LookCommands(request).diffSchemas();
      case DIFF_SEQUENCES -> new LookCommands(request).diffSequences();

      case REVOKE_LOGINS -> new LoginCommands(request).revokeLogins();
      case RESTORE_LOGINS -> new LoginCommands(request).restoreLogins();

      case DUMP_SCHEMA -> new SchemaCommands(request).dumpSchema();
      case LOAD_SCHEMA -> new SchemaCommands(request).loadSchema();
      case LOAD_CONSTRAINTS -> new SchemaCommands(request).loadConstraints();
      case REMOVE_CONSTRAINTS -> new SchemaCommands(request).removeConstraints();
      case REMOVE_INDEXES -> new SchemaCommands(request).removeIndexes();
      case CREATE_INDEXES -> new SchemaCommands(request).createIndexes();
      case ANALYZE -> new SchemaCommands(request).analyze();

      case SETUP -> new ReplicationCommands(request).setUp();
      case SETUP_BACK_REPLICATION -> new ReplicationCommands(request).setUpBack();

      case ADOPT_SCHEMA -> new ReplicationCommands(request).adoptSchema();

      case RESET -> new RemovalCommands(request).reset();
      case TEARDOWN_BACK_REPLICATION -> new RemovalCommands(request).tearDownBack();
      case TEARDOWN_FORWARD_REPLICATION -> new RemovalCommands(request).tearDownForward();
      case TEARDOWN -> new RemovalCommands(request).tearDown();
      case CLEANUP_PREVIOUS_CONFIG -> new RemovalCommands(request).cleanUpPrevious();

      case SYNC_SEQUENCES -> new DataCommands(request).syncSequences();
      case SYNC_TABLES -> new DataCommands(request).syncTables();
      case VALIDATE_DATA -> new DataCommands(request).validateData();
      case SYNC -> new SyncCommand(request).sync();
    };
  }
}
