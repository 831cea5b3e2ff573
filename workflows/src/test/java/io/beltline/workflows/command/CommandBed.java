package io.beltline.workflows.command;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beltline.workflows.copy.TableCopy;
import io.beltline.workflows.fence.FenceView;
import io.beltline.workflows.inventory.Baseline;
import io.beltline.workflows.inventory.Inventory;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.DrainReport;
import io.beltline.workflows.replication.LinkStatus;
import io.beltline.workflows.replication.ReadyReport;
import io.beltline.workflows.roles.RolesReport;
import io.beltline.workflows.schema.Adoption;
import io.beltline.workflows.schema.ConstraintReport;
import io.beltline.workflows.schema.IndexReport;
import io.beltline.workflows.schema.SchemaReport;
import io.beltline.workflows.sequence.SequenceState;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import io.beltline.workflows.wire.BeltlineDataConverter;
import io.temporal.activity.Activity;
import io.temporal.activity.DynamicActivity;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Commands over steps that write down that they ran, and answer what a test has told them. */
final class CommandBed implements AutoCloseable {
  static final Pair PAIR = new Pair("dc1", "shop");

  /** The steps that ran, in the order in which they began. */
  final List<String> calls = new CopyOnWriteArrayList<>();

  /** For each link that was removed, whether those in the way were to be ended. */
  final List<Boolean> forced = new CopyOnWriteArrayList<>();

  private final Map<String, Object> answers = new ConcurrentHashMap<>();
  private final TestWorkflowEnvironment environment;

  CommandBed() {
    environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(BeltlineDataConverter.create())
                        .build())
                .build());
    Worker worker = environment.newWorker(PAIR.taskQueue());
    worker.registerWorkflowImplementationTypes(StepWorkflowImpl.class);
    worker.registerActivitiesImplementations((DynamicActivity) this::execute);
    environment.start();
    usually();
  }

  private void usually() {
    Baseline nothing = new Baseline(new Inventory(List.of()), new Inventory(List.of()));
    answer("KeepBaseline", nothing);
    answer("RecallBaseline", nothing);
    answer("ListSides", List.of(Side.SOURCE, Side.DESTINATION));
    answer("EnsureApplicationRoles", new RolesReport(1, 2, 0));
    answer("EnsureSchema", new SchemaReport(10, 3, 1));
    answer("CreateKeptIndexes", new IndexReport(3, 0));
    answer("EnsureNotValidConstraints", new ConstraintReport(1, 0));
    answer("LookAtLink", link(LinkStatus.State.REPLICATING, 5, 5));
    answer("LookAtFence", new FenceView(false, List.of(), List.of()));
    answer("CatchUp", new DrainReport(Lsn.parse("0/10"), Lsn.parse("0/20")));
    answer("SyncSequencesPast", List.<SequenceState>of());
    answer("CopyTables", List.<TableCopy>of());
    answer("RefreshMaterializedViews", 0);
    answer("ValidateAll", compared(Verdict.EQUAL));
    answer("ValidateCopied", compared(Verdict.EQUAL));
    answer("ValidateSequences", compared(Verdict.EQUAL));
    answer("AwaitReady", new ReadyReport(5, 100));
    answer("AdoptSchema", new Adoption(List.of(), List.of(), false));
    answer("FindLeftovers", List.<String>of());
    answer("EmptyTables", 5);
    answer("RemoveIndexes", List.of("public.i"));
    answer("RemoveConstraints", List.<String>of());
    answer("RemovePrevious", List.of("node pg1"));
    answer("RemoveLinkAlone", List.of("the slot on the source was not looked at"));
  }

  static LinkStatus link(LinkStatus.State state, int tables, int ready) {
    return new LinkStatus(
        Direction.FORWARD, state, "a reason", null, null, tables, ready, 200, 100, null, List.of());
  }

  static ValidationReport compared(Verdict verdict) {
    return new ValidationReport(
        verdict,
        "all rows",
        5,
        1_000,
        List.of(),
        verdict == Verdict.COULD_NOT_VERIFY ? List.of("a table is locked") : List.of());
  }

  /** What a step returns from now on, or how it fails. */
  void answer(String step, Object answer) {
    answers.put(step, answer);
  }

  private @Nullable Object execute(EncodedValues arguments) {
    String step = Activity.getExecutionContext().getInfo().getActivityType();
    calls.add(step);
    if (step.equals("RemoveRequestedLink") || step.equals("RemoveLinkAlone")) {
      forced.add(arguments.get(1, Boolean.class));
    }
    Object answer = answers.get(step);
    if (answer instanceof RuntimeException failure) {
      throw failure;
    }
    return answer;
  }

  /** A step's failure that is not tried again. */
  static ApplicationFailure stopped(String type) {
    return ApplicationFailure.newNonRetryableFailure("it is so. Do this.", type);
  }

  StepResult run(Command command) {
    return run(command, CommandOptions.NONE);
  }

  StepResult run(Command command, CommandOptions options) {
    StepWorkflow workflow =
        environment
            .getWorkflowClient()
            .newWorkflowStub(
                StepWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setTaskQueue(PAIR.taskQueue())
                    .setWorkflowId(StepWorkflow.id(PAIR, command))
                    .build());
    return workflow.run(new StepRequest(PAIR, command, options));
  }

  /** Runs a command that must be refused; returns why. */
  ApplicationFailure refused(Command command) {
    WorkflowFailedException failure =
        assertThrows(WorkflowFailedException.class, () -> run(command));
    Throwable cause = failure.getCause();
    while (!(cause instanceof ApplicationFailure) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return assertInstanceOf(ApplicationFailure.class, cause);
  }

  @Override
  public void close() {
    environment.close();
  }
}
