package io.beltline.workflows.command;

import io.beltline.workflows.inventory.BaselineActivities;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.Link;
import io.beltline.workflows.replication.LinkActivities;
import io.beltline.workflows.replication.LinkStatus;
import io.beltline.workflows.replication.ReplicationActivities;
import io.beltline.workflows.roles.RoleActivities;
import io.beltline.workflows.roles.RolesReport;
import io.beltline.workflows.schema.Adoption;
import io.beltline.workflows.schema.AdoptionActivities;
import io.beltline.workflows.schema.SchemaActivities;
import io.beltline.workflows.schema.SchemaReport;
import io.beltline.workflows.step.StepOptions;
import io.beltline.workflows.validation.ComparisonOptions;
import io.beltline.workflows.validation.ValidationActivities;
import io.beltline.workflows.validation.ValidationReport;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.stream.Stream;

/** Commands that start replication. Each adopts what is there: run twice, they change nothing. */
final class ReplicationCommands {
  private final BaselineActivities baselines = commanded(BaselineActivities.class);
  private final RoleActivities roles = commanded(RoleActivities.class);
  private final LinkActivities looks = commanded(LinkActivities.class);
  private final ReplicationActivities links = commanded(ReplicationActivities.class);
  private final ReplicationActivities waits =
      Workflow.newActivityStub(ReplicationActivities.class, StepOptions.lastingCommand());
  private final SchemaActivities schema =
      Workflow.newActivityStub(SchemaActivities.class, StepOptions.lastingCommand());

  private final LinkActivities catchUps =
      Workflow.newActivityStub(LinkActivities.class, StepOptions.lastingCommand());
  private final AdoptionActivities adoption =
      Workflow.newActivityStub(AdoptionActivities.class, StepOptions.lastingCommand());
  private final ValidationActivities validation =
      Workflow.newActivityStub(ValidationActivities.class, StepOptions.lastingCommand());

  private final Pair pair;
  private final CommandOptions options;
  private final Said said;

  ReplicationCommands(StepRequest request) {
    this.pair = request.pair();
    this.options = request.options();
    this.said = new Said(request);
  }

  private static <T> T commanded(Class<T> activities) {
    return Workflow.newActivityStub(activities, StepOptions.commanded());
  }

  /**
   * Who cuts over step by step switches by connection string, so the destination is not fenced: its
   * roles can log in from the beginning.
   */
  StepResult setUp() {
    int before = baselines.keepBaseline(pair).source().objects().size();
    said.did("KeepBaseline", "%d replication objects were on the source before".formatted(before));
    roles.ensureReplicationRole(pair);
    said.did("EnsureReplicationRole", "extension and role stand on both sides");
    if (!options.has(Flag.WITHOUT_SCHEMA)) {
      ensureSchema();
    }
    Link forward = link(Direction.FORWARD);
    looks.requireEmptySubscriber(forward);
    links.ensureLink(forward, InitialData.COPIED);
    said.did("EnsureLink", "the forward link runs");
    LinkStatus status = looks.lookAtLink(forward);
    return said.done(
        status.state() == LinkStatus.State.REPLICATING
            ? "the forward link replicates %d tables".formatted(status.tables())
            : "the forward link is made; the initial copy of %d tables goes on: belt status %s %s"
                .formatted(status.tables(), pair.dc(), pair.db()));
  }

  private void ensureSchema() {
    RolesReport made = roles.ensureApplicationRoles(pair, false);
    said.did(
        "EnsureApplicationRoles",
        "%d roles made, %d were there".formatted(made.created(), made.adopted()));
    SchemaReport loaded = schema.ensureSchema(pair);
    said.did(
        "EnsureSchema",
        "%d objects; %d indexes and %d NOT VALID constraints wait"
            .formatted(loaded.objects(), loaded.deferredIndexes(), loaded.deferredConstraints()));
  }

  /** Waits for the initial copy, with progress: before it, there is nothing to go back to. */
  StepResult setUpBack() {
    awaitReady(looks.lookAtLink(link(Direction.FORWARD)));
    links.ensureLink(link(Direction.BACK), InitialData.PRESENT);
    said.did("EnsureLink", "the back link runs");
    said.note(
        "a truncate on the destination empties the source's table as well, as long as the back link is there");
    return said.done("the back link replicates what is written on the destination");
  }

  /**
   * First what the link needs to go on, then, when it has brought what was written before the
   * changes, the rest. Where rows got more columns all rows are compared, because a default may not
   * give them the same values on both sides.
   */
  StepResult adoptSchema() {
    Link forward = link(Direction.FORWARD);
    if (looks.lookAtLink(forward).state() == LinkStatus.State.UNCONFIGURED) {
      throw noForwardLink();
    }
    Adoption needed = adoption.adoptSchema(pair, false);
    links.extendLink(forward);
    awaitReady(looks.lookAtLink(forward));
    catchUps.catchUp(forward);
    Adoption rest = adoption.adoptSchema(pair, true);
    links.extendLink(forward);
    if (looks.lookAtLink(link(Direction.BACK)).state() != LinkStatus.State.UNCONFIGURED) {
      links.extendLink(link(Direction.BACK));
    }
    List<String> adopted =
        Stream.concat(needed.adopted().stream(), rest.adopted().stream()).toList();
    adopted.forEach(change -> said.did("AdoptSchema", change));
    rest.left().forEach(change -> said.note("not adopted: " + change));
    return adoptionEnded(Said.count(adopted.size(), "change", "changes") + " adopted", rest);
  }

  /** Until it has ended well the gate is red, and the source is not fenced. */
  private StepResult adoptionEnded(String summary, Adoption rest) {
    if (!rest.left().isEmpty()) {
      return said.failed(
          summary
              + ", %d left: make them on the destination by hand, and repeat it"
                  .formatted(rest.left().size()));
    }
    if (!rest.rowsGotColumns()) {
      adoption.endAdoption(pair);
      return said.done(summary);
    }
    ValidationReport rows = validation.validateAll(pair, Direction.FORWARD, ComparisonOptions.NONE);
    said.did("ValidateAll", rows.scope() + ": " + rows.verdict());
    return switch (rows.verdict()) {
      case EQUAL -> {
        adoption.endAdoption(pair);
        yield said.done(summary + "; all rows are equal");
      }
      case DIFFERENT ->
          said.ended(
              Outcome.DIFFERENT,
              summary
                  + "; rows differ, such as %s: update them on the source, so that they travel, and repeat it"
                      .formatted(rows.differences().get(0)));
      case COULD_NOT_VERIFY ->
          said.ended(
              Outcome.COULD_NOT_VERIFY,
              summary + "; could not verify the rows: " + rows.unverified().get(0));
    };
  }

  private ApplicationFailure noForwardLink() {
    return Said.refusal(
        "ForwardLinkMissing",
        "There is no forward link of " + pair,
        "Make it first: belt setup %s %s.".formatted(pair.dc(), pair.db()));
  }

  private void awaitReady(LinkStatus forward) {
    switch (forward.state()) {
      case UNCONFIGURED -> throw noForwardLink();
      case DOWN ->
          throw Said.refusal(
              "ForwardLinkDown",
              "The forward link of %s is down: %s".formatted(pair, forward.reason()),
              "Mend that first.");
      case INITIALIZING, REPLICATING -> {
        int tables = waits.awaitReady(link(Direction.FORWARD)).tables();
        said.did("AwaitReady", "%d tables are ready".formatted(tables));
      }
    }
  }

  private Link link(Direction direction) {
    return Link.of(pair, direction);
  }
}
