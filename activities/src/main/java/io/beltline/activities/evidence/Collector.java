package io.beltline.activities.evidence;

import io.beltline.activities.replication.LinkState;
import io.beltline.activities.replication.LinkWatch;
import io.beltline.activities.replication.ReplicationActivitiesImpl;
import io.beltline.activities.replication.ReplicationEngine;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.PairSessions;
import io.beltline.activities.validation.ChangeFeeds;
import io.beltline.workflows.evidence.Evidence;
import io.beltline.workflows.evidence.Evidence.Check;
import io.beltline.workflows.evidence.EvidenceRequest;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.Link;
import io.beltline.workflows.validation.Verdict;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts one look at everything together; keeps its sessions from look to look. */
final class Collector {
  private final EvidenceRequest request;
  private final LinkWatch link;
  private final LinkWatch opposite;
  private final SchemaWatch schema;
  private final ApplicationActivity applications;
  private final RootWatch root;
  private final RoleWatch roles;
  private final OutageForecast forecast;
  private final ChangeWatch changes;

  private Collector(
      EvidenceRequest request,
      LinkWatch link,
      LinkWatch opposite,
      SchemaWatch schema,
      ApplicationActivity applications,
      RootWatch root,
      RoleWatch roles,
      OutageForecast forecast,
      ChangeWatch changes) {
    this.request = request;
    this.link = link;
    this.opposite = opposite;
    this.schema = schema;
    this.applications = applications;
    this.root = root;
    this.roles = roles;
    this.forecast = forecast;
    this.changes = changes;
  }

  static Collector open(Attempt attempt, EvidenceRequest request, ChangeFeeds feeds)
      throws SQLException {
    Link link = request.link();
    ReplicationEngine engine = ReplicationActivitiesImpl.engine(link.engine());
    Side provider = link.direction().provider();
    PairSessions sessions = attempt.connectBoth();
    return new Collector(
        request,
        engine.watch(attempt, link),
        engine.watch(attempt, new Link(link.pair(), link.engine(), link.direction().opposite())),
        SchemaWatch.by(attempt, sessions),
        ApplicationActivity.on(attempt, link.direction().provider()),
        RootWatch.on(attempt, provider, sessions.on(provider)),
        new RoleWatch(attempt, sessions),
        OutageForecast.of(attempt, link.direction().provider()),
        ChangeWatch.open(attempt, request, feeds));
  }

  Evidence look() throws SQLException {
    LinkState state = link.look();
    ApplicationActivity.Seen seen = applications.look();
    List<Check> checks = new ArrayList<>();
    checks.add(new Check(request.link().direction() + " link", state.running(), state.detail()));
    checks.add(tablesReady(state));
    checks.add(lag(state));
    checks.addAll(schema.look(request.link().direction()));
    if (request.link().direction() == Direction.FORWARD) {
      LinkState back = opposite.look();
      checks.add(new Check("back link", back.running(), back.detail()));
      checks.add(roles.look());
    }
    if (request.lastValidation() != null) {
      checks.add(validation(request.lastValidation()));
    }
    checks.add(changes.look());
    checks.add(root.look());
    checks.add(new Check("long transactions", true, seen.oldestTransaction()));
    return new Evidence(
        checks,
        state.lagBytes(),
        state.retainedWalBytes() + changes.keptBytes(),
        forecast.look(state, seen));
  }

  /**
   * Compares all rows if nothing else speaks against the outage than that what changed is not
   * known. Returns whether that was done.
   */
  boolean comparedAnew(Evidence evidence) throws SQLException {
    return evidence.checks().stream().allMatch(check -> check.green() || changes.isOf(check))
        && changes.compareAnewIfLost();
  }

  private static Check tablesReady(LinkState state) {
    return new Check(
        "tables ready",
        state.allReady(),
        state.tablesReady() + " of " + state.tables() + " tables are past the initial copy");
  }

  private Check lag(LinkState state) {
    boolean small = state.running() && state.lagBytes() <= request.maxLagBytes();
    return new Check(
        "lag",
        small,
        "%d bytes of log not applied, %d allowed"
            .formatted(state.lagBytes(), request.maxLagBytes()));
  }

  private static Check validation(Verdict verdict) {
    return new Check(
        "validation",
        verdict == Verdict.EQUAL,
        "last comparison of all rows: "
            + verdict.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }
}
