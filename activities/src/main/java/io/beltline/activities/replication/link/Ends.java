package io.beltline.activities.replication.link;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.PairSessions;
import io.beltline.configuration.server.Dsn;
import io.beltline.configuration.server.Server;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.Link;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Both ends of a link, with a session as root on each; one that a step never asks for is never
 * opened.
 */
public final class Ends {
  private final Attempt attempt;
  private final Link link;
  private final Mechanism mechanism;
  private final MigrationNames names;
  private final Map<Side, Connection> sessions;

  private Ends(Attempt attempt, Link link, Mechanism mechanism, Map<Side, Connection> sessions) {
    this.attempt = attempt;
    this.link = link;
    this.mechanism = mechanism;
    this.names = MigrationNames.of(link.pair());
    this.sessions = sessions;
  }

  /** Opens a session on each end at once. */
  public static Ends open(Attempt attempt, Link link, Mechanism mechanism) throws SQLException {
    PairSessions sessions = attempt.connectBoth();
    Ends ends = lazy(attempt, link, mechanism);
    ends.sessions.put(Side.SOURCE, sessions.source());
    ends.sessions.put(Side.DESTINATION, sessions.destination());
    return ends;
  }

  /** Opens no session yet, for a step that may need one end alone. */
  public static Ends lazy(Attempt attempt, Link link, Mechanism mechanism) {
    return new Ends(attempt, link, mechanism, new EnumMap<>(Side.class));
  }

  /** The same ends with their parts swapped: the other direction's link. */
  public Ends opposite() {
    Link other = new Link(link.pair(), link.engine(), link.direction().opposite());
    return new Ends(attempt, other, mechanism, sessions);
  }

  /** The attempt that the sessions belong to. */
  public Attempt attempt() {
    return attempt;
  }

  public Link link() {
    return link;
  }

  /** What the link's objects are called. */
  public MigrationNames names() {
    return names;
  }

  public Side providerSide() {
    return link.direction().provider();
  }

  public Side subscriberSide() {
    return link.direction().subscriber();
  }

  /** Session on the side that sends. */
  public Connection provider() throws SQLException {
    return on(providerSide());
  }

  /** Session on the side that applies. */
  public Connection subscriber() throws SQLException {
    return on(subscriberSide());
  }

  /** Session on a side. */
  public Connection on(Side side) throws SQLException {
    Connection session = sessions.get(side);
    if (session == null) {
      session = attempt.connect(side);
      sessions.put(side, session);
    }
    return session;
  }

  /** The name of the link's subscription. */
  public String subscription() {
    return names.subscription(link.direction());
  }

  /** How the link's engine does it. */
  public Mechanism mechanism() {
    return mechanism;
  }

  /** The link's subscription, if it exists; the subscriber must have what that lives in. */
  public Optional<Subscription> find() throws SQLException {
    return mechanism.find(this);
  }

  /** The same, also where the subscriber has nothing that it could live in. */
  public Optional<Subscription> findIfThere() throws SQLException {
    return mechanism.isOn(subscriber()) ? find() : Optional.empty();
  }

  /** The link's subscription, without which a step makes no sense. */
  public Subscription require() throws SQLException {
    return find().orElseThrow(this::missing);
  }

  /** The failure of a step that makes no sense without the link. */
  public ApplicationFailure missing() {
    return StepFailures.stop(
        "LinkMissing",
        "There is no subscription "
            + subscription()
            + " on the "
            + subscriberSide()
            + ": "
            + this
            + " does not exist",
        "Somebody removed it, or it was never made. While the source takes the writes, begin the"
            + " migration anew. Once the destination takes them it was the way back: end the"
            + " migration without it, or make it anew by hand.");
  }

  /** The tables in scope that the link has to carry. */
  public List<Table> carried() throws SQLException {
    return Tables.read(provider(), attempt.configuration().scope()).replicated();
  }

  /** How the server of a side reaches one of the two, password included. */
  public String dsn(Side from, Side to) {
    Server server = attempt.server(to);
    return Dsn.betweenServers(attempt.server(from), server, server.replication())
        .revealWithPassword();
  }

  @Override
  public String toString() {
    return "the " + link.direction() + " link of " + link.pair();
  }
}
