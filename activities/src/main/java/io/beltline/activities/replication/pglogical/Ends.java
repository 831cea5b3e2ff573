package io.beltline.activities.replication.pglogical;

import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.PairSessions;
import io.beltline.configuration.server.Dsn;
import io.beltline.configuration.server.Server;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.Link;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/**
 * Both ends of a link, with a session as root on each; one that a step never asks for is never
 * opened.
 */
final class Ends {
  private final Attempt attempt;
  private final Link link;
  private final MigrationNames names;
  private final Map<Side, Connection> sessions;

  private Ends(Attempt attempt, Link link, Map<Side, Connection> sessions) {
    this.attempt = attempt;
    this.link = link;
    this.names = MigrationNames.of(link.pair());
    this.sessions = sessions;
  }

  /** Opens a session on each end at once. */
  static Ends open(Attempt attempt, Link link) throws SQLException {
    PairSessions sessions = attempt.connectBoth();
    Ends ends = lazy(attempt, link);
    ends.sessions.put(Side.SOURCE, sessions.source());
    ends.sessions.put(Side.DESTINATION, sessions.destination());
    return ends;
  }

  /** Opens no session yet, for a step that may need one end alone. */
  static Ends lazy(Attempt attempt, Link link) {
    return new Ends(attempt, link, new EnumMap<>(Side.class));
  }

  /** The same ends with their parts swapped: the other direction's link. */
  Ends opposite() {
    Link other = new Link(link.pair(), link.engine(), link.direction().opposite());
    return new Ends(attempt, other, sessions);
  }

  /** The attempt that the sessions belong to. */
  Attempt attempt() {
    return attempt;
  }

  Link link() {
    return link;
  }

  /** What the link's objects are called. */
  MigrationNames names() {
    return names;
  }

  Side providerSide() {
    return link.direction().provider();
  }

  Side subscriberSide() {
    return link.direction().subscriber();
  }

  /** Session on the side that sends. */
  Connection provider() throws SQLException {
    return on(providerSide());
  }

  /** Session on the side that applies. */
  Connection subscriber() throws SQLException {
    return on(subscriberSide());
  }

  /** Session on a side. */
  Connection on(Side side) throws SQLException {
    Connection session = sessions.get(side);
    if (session == null) {
      session = attempt.connect(side);
      sessions.put(side, session);
    }
    return session;
  }

  /** The name of the link's subscription. */
  String subscription() {
    return names.subscription(link.direction());
  }

  /** How the server of a side reaches one of the two, password included. */
  String dsn(Side from, Side to) {
    Server server = attempt.server(to);
    return Dsn.betweenServers(attempt.server(from), server, server.replication())
        .revealWithPassword();
  }

  @Override
  public String toString() {
    return "the " + link.direction() + " link of " + link.pair();
  }
}
