package io.beltline.workflows.command;

import io.beltline.workflows.configuration.DatabaseListActivities;
import io.beltline.workflows.fence.FenceView;
import io.beltline.workflows.fence.LoginActivities;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.Link;
import io.beltline.workflows.replication.LinkActivities;
import io.beltline.workflows.replication.LinkStatus;
import io.beltline.workflows.replication.ReplicationRemovalActivities;
import io.beltline.workflows.step.StepOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;

/**
 * Ends a link without losing what it has yet to bring: it is drained first, or nothing happens.
 * Where applications still write, it is drained up to this moment, and that is said.
 */
final class LinkEnd {
  private final DatabaseListActivities configuration =
      Workflow.newActivityStub(DatabaseListActivities.class, StepOptions.answer());
  private final LoginActivities logins =
      Workflow.newActivityStub(LoginActivities.class, StepOptions.answer());
  private final LinkActivities looks =
      Workflow.newActivityStub(LinkActivities.class, StepOptions.answer());
  private final LinkActivities drains =
      Workflow.newActivityStub(LinkActivities.class, StepOptions.lastingCommand());
  private final ReplicationRemovalActivities removal =
      Workflow.newActivityStub(ReplicationRemovalActivities.class, StepOptions.commanded());

  private final Link link;
  private final boolean force;
  private final Said said;

  /**
   * Of this link.
   *
   * @param force whether it goes although not everything has arrived, and who is in the way as well
   */
  LinkEnd(Pair pair, Direction direction, boolean force, Said said) {
    this.link = Link.of(pair, direction);
    this.force = force;
    this.said = said;
  }

  /**
   * Drains it where that makes sense, and removes it. Without a provider to ask nobody can tell
   * whether everything has arrived, nor whether its slot is gone.
   */
  StepResult drainAndRemove() {
    Side provider = link.direction().provider();
    if (!configuration.listSides(link.pair()).contains(provider)) {
      return said.ended(Outcome.COULD_NOT_VERIFY, removeAlone(provider));
    }
    LinkStatus status = looks.lookAtLink(link);
    if (status.state() == LinkStatus.State.UNCONFIGURED) {
      remove();
      return said.done("there was no %s link".formatted(link.direction()));
    }
    if (!force) {
      drain(provider, status);
    }
    remove();
    return said.done("the %s link is removed".formatted(link.direction()));
  }

  /** Removes it as it is. */
  void remove() {
    removal.removeRequestedLink(link, force);
    said.did("RemoveRequestedLink", "no %s link is left".formatted(link.direction()));
  }

  private String removeAlone(Side provider) {
    said.notes(removal.removeLinkAlone(link, force));
    said.note(
        "the %s is null in config.json: nothing proves that the %s has everything from it"
            .formatted(provider, link.direction().subscriber()));
    said.did("RemoveLinkAlone", "the subscription is gone");
    return "the %s link is removed from the %s"
        .formatted(link.direction(), link.direction().subscriber());
  }

  private void drain(Side provider, LinkStatus status) {
    FenceView fence = logins.lookAtFence(link.pair(), provider);
    if (!fence.fenced()) {
      said.note(
          "the %s is not fenced: what is written there from now on does not reach the %s"
              .formatted(provider, link.direction().subscriber()));
    } else if (!fence.gaps().isEmpty()) {
      throw Said.refusal(
          "FenceNotHeld",
          "The %s can still be written to: %s".formatted(provider, String.join("; ", fence.gaps())),
          "Revoke logins again, or repeat this with --force, which may lose writes.");
    } else if (!fence.excepted().isEmpty()) {
      said.note(
          "revoke-logins left these alone on the %s, and what they write from now on does not reach the %s: %s"
              .formatted(
                  provider, link.direction().subscriber(), String.join(", ", fence.excepted())));
    }
    if (status.state() == LinkStatus.State.REPLICATING || hasTheOnlyCopy(fence)) {
      drainOrRefuse();
    } else {
      said.note("the link is not drained, because it is not up: " + status.reason());
    }
  }

  /**
   * Behind a fence, and on the destination in any case, stand writes that nobody else has. A source
   * that its applications use has them all; a link that never brought them is given up.
   */
  private boolean hasTheOnlyCopy(FenceView fence) {
    return fence.fenced() || link.direction() == Direction.BACK;
  }

  private void drainOrRefuse() {
    try {
      said.did("CatchUp", "drained up to " + drains.catchUp(link).fenceLsn());
    } catch (ActivityFailure failure) {
      throw Said.refusal(
          "NotDrained",
          "The %s link could not be drained, and is left as it is: %s"
              .formatted(link.direction(), Failures.inWords(failure)),
          "Mend it and repeat this, or use --force, which loses what it has yet to bring.");
    }
  }
}
