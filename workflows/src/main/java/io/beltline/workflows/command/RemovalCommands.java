package io.beltline.workflows.command;

import static io.beltline.workflows.command.Flag.FORCE;
import static io.beltline.workflows.command.Flag.FULL;

import io.beltline.workflows.configuration.DatabaseListActivities;
import io.beltline.workflows.fence.FenceView;
import io.beltline.workflows.fence.LoginActivities;
import io.beltline.workflows.inventory.Baseline;
import io.beltline.workflows.inventory.BaselineActivities;
import io.beltline.workflows.inventory.InventoryActivities;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.Link;
import io.beltline.workflows.replication.LinkActivities;
import io.beltline.workflows.replication.LinkStatus;
import io.beltline.workflows.replication.Removal;
import io.beltline.workflows.replication.ReplicationRemovalActivities;
import io.beltline.workflows.schema.SchemaFileActivities;
import io.beltline.workflows.schema.SchemaRemovalActivities;
import io.beltline.workflows.step.StepOptions;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** Commands that end replication, or take a migration back to its beginning. */
final class RemovalCommands {
  private final DatabaseListActivities configuration = looking(DatabaseListActivities.class);
  private final LoginActivities logins = looking(LoginActivities.class);
  private final LinkActivities looks = looking(LinkActivities.class);
  private final BaselineActivities baselines = looking(BaselineActivities.class);
  private final InventoryActivities inventory = looking(InventoryActivities.class);
  private final ReplicationRemovalActivities removal =
      commanded(ReplicationRemovalActivities.class);
  private final SchemaFileActivities files = commanded(SchemaFileActivities.class);
  private final SchemaRemovalActivities destination =
      Workflow.newActivityStub(SchemaRemovalActivities.class, StepOptions.lastingCommand());

  private final Pair pair;
  private final CommandOptions options;
  private final Said said;

  RemovalCommands(StepRequest request) {
    this.pair = request.pair();
    this.options = request.options();
    this.said = new Said(request);
  }

  private static <T> T looking(Class<T> activities) {
    return Workflow.newActivityStub(activities, StepOptions.answer());
  }

  private static <T> T commanded(Class<T> activities) {
    return Workflow.newActivityStub(activities, StepOptions.commanded());
  }

  StepResult tearDownForward() {
    return end(Direction.FORWARD).drainAndRemove();
  }

  StepResult tearDownBack() {
    return end(Direction.BACK).drainAndRemove();
  }

  /** Both links go as they are: who gives a migration up, or has ended it, needs neither. */
  StepResult tearDown() {
    Baseline baseline = baselines.recallBaseline(pair);
    removal.removeReplicationObjects(
        forward(), new Removal(baseline, options.has(FULL), options.has(FORCE)));
    said.did("RemoveReplicationObjects", "links, nodes, sets and role are gone");
    List<String> left =
        new Leftovers(options.has(FULL)).of(inventory.findLeftovers(pair, baseline));
    List<String> fenced = keptManifests();
    left.removeIf(fenced::contains);
    said.did("FindLeftovers", left.isEmpty() ? "nothing is left" : String.join("; ", left));
    return left.isEmpty()
        ? said.done("all replication is removed from both sides")
        : said.failed("left over: " + String.join("; ", left));
  }

  /** A side that is still fenced keeps what gives its logins back. */
  private List<String> keptManifests() {
    List<String> kept = new ArrayList<>();
    for (Side side : Side.values()) {
      FenceView fence = logins.lookAtFence(pair, side);
      if (!fence.roles().isEmpty()) {
        said.note(
            "%d logins of the %s are still revoked; schema beltline stays there for belt restore-logins"
                .formatted(fence.roles().size(), side));
        kept.add("%s: schema beltline".formatted(side));
      }
    }
    return kept;
  }

  /** Looks at everything that could refuse it before the first change. */
  StepResult reset() {
    if (!options.has(FORCE)) {
      refuseAfterCutover();
    }
    destination.requireEmptiable(pair, options.has(FORCE));
    end(Direction.FORWARD).remove();
    end(Direction.BACK).remove();
    int emptied = destination.emptyTables(pair, options.has(FORCE));
    said.did("EmptyTables", "%d tables are empty".formatted(emptied));
    int indexes = destination.removeIndexes(pair, options.has(FORCE)).size();
    said.did("RemoveIndexes", "%d indexes removed".formatted(indexes));
    files.forgetKeptSchema(pair);
    said.did("ForgetKeptSchema", "setup reads the source's schema anew");
    int constraints = destination.removeConstraints(pair, options.has(FORCE)).size();
    said.did("RemoveConstraints", "%d NOT VALID constraints removed".formatted(constraints));
    return said.done(
        "the destination is empty; begin again: belt setup %s %s".formatted(pair.dc(), pair.db()));
  }

  private void refuseAfterCutover() {
    if (logins.lookAtFence(pair, Side.SOURCE).fenced()) {
      throw Said.refusal(
          "SourceIsFenced",
          "The source is fenced, so the destination may have taken writes that nobody else has",
          "Restore the source's logins first if it has not, or repeat this with --force.");
    }
  }

  /** Of the source alone; a migration that is set up is no earlier one. */
  StepResult cleanUpPrevious() {
    if (!options.has(FORCE)) {
      refuseWhileSetUp();
    }
    List<String> removed = removal.removePrevious(pair, Side.SOURCE, options.has(FULL));
    return said.result(
        Outcome.DONE,
        removed.isEmpty()
            ? "the source has nothing of an earlier migration"
            : "%d things removed from the source".formatted(removed.size()),
        new Detail.Removed(removed));
  }

  private void refuseWhileSetUp() {
    if (!configuration.listSides(pair).contains(Side.DESTINATION)) {
      throw Said.refusal(
          "DestinationUnknown",
          "dst is null in config.json, so nobody can tell whether a migration of %s is set up"
              .formatted(pair),
          "If none is, repeat this with --force.");
    }
    for (Link link : List.of(forward(), Link.of(pair, Direction.BACK))) {
      if (looks.lookAtLink(link).state() != LinkStatus.State.UNCONFIGURED) {
        throw Said.refusal(
            "MigrationIsSetUp",
            "The %s link of %s exists: this is no earlier migration"
                .formatted(link.direction(), pair),
            "End it with belt teardown %s %s, or repeat this with --force."
                .formatted(pair.dc(), pair.db()));
      }
    }
  }

  private LinkEnd end(Direction direction) {
    return new LinkEnd(pair, direction, options.has(FORCE), said);
  }

  private Link forward() {
    return Link.of(pair, Direction.FORWARD);
  }
}
