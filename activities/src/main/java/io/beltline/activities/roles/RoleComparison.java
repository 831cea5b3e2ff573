package io.beltline.activities.roles;

import io.beltline.activities.roles.PasswordHash.Likeness;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.Query;
import io.beltline.activities.step.Attempt;
import io.beltline.configuration.server.Credentials;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares the source's roles with those of the same names that the destination has. Left out is
 * what {@code EnsureApplicationRoles} gives: memberships and settings that are missing there.
 * Passwords are compared by their hashes where the root users may read them.
 */
public final class RoleComparison {
  private static final String IS_SUPERUSER =
      "select rolsuper from pg_catalog.pg_roles where rolname = current_user";
  private static final List<String> FLAGS = List.of("createrole", "createdb");
  private static final List<String> PRIVILEGED = List.of("superuser", "replication", "bypassrls");

  private final ApplicationRoles source;
  private final ApplicationRoles destination;
  private final Credentials sourceOwner;
  private final Credentials destinationOwner;
  private final String database;
  private final boolean superuser;

  private RoleComparison(
      Attempt attempt, ApplicationRoles source, ApplicationRoles destination, boolean superuser) {
    this.source = source;
    this.destination = destination;
    this.sourceOwner = attempt.server(Side.SOURCE).owner();
    this.destinationOwner = attempt.server(Side.DESTINATION).owner();
    this.database = attempt.server(Side.DESTINATION).database();
    this.superuser = superuser;
  }

  /** Reads both sides by sessions of their root users. */
  public static RoleComparison read(Attempt attempt, Connection source, Connection destination)
      throws SQLException {
    return new RoleComparison(
        attempt,
        read(attempt, Side.SOURCE, source),
        read(attempt, Side.DESTINATION, destination),
        Query.of(destination, IS_SUPERUSER).isTrue());
  }

  private static ApplicationRoles read(Attempt attempt, Side side, Connection connection)
      throws SQLException {
    return ApplicationRoles.read(
        connection, attempt.server(side), attempt.configuration().exclusions());
  }

  /** Those that can log in on the source and that the destination lacks. */
  public List<String> missing() {
    Map<String, ApplicationRole> there = byName(destination);
    return source.roles().stream()
        .filter(role -> role.waitsForOpening() && !there.containsKey(role.name()))
        .map(ApplicationRole::name)
        .toList();
  }

  /** Those that the destination lacks, whether they can log in or not, by their names. */
  public List<String> lacking() {
    Map<String, ApplicationRole> there = byName(destination);
    return source.roles().stream()
        .map(ApplicationRole::name)
        .filter(role -> !there.containsKey(role))
        .sorted()
        .toList();
  }

  /** Those that both sides have and that are not the same. */
  public List<RoleDifference> differences() throws SQLException {
    Map<String, ApplicationRole> there = byName(destination);
    List<RoleDifference> found = new ArrayList<>();
    for (ApplicationRole role : source.roles()) {
      ApplicationRole other = there.get(role.name());
      if (other != null && !role.root() && !role.excluded() && !other.root()) {
        RoleDifference difference = compare(role, other);
        if (!difference.lacks().isEmpty() || !difference.other().isEmpty()) {
          found.add(difference);
        }
      }
    }
    return found;
  }

  private static Map<String, ApplicationRole> byName(ApplicationRoles side) {
    return side.roles().stream()
        .collect(Collectors.toMap(ApplicationRole::name, Function.identity()));
  }

  private RoleDifference compare(ApplicationRole wanted, ApplicationRole there)
      throws SQLException {
    RoleDifference.Builder found = new RoleDifference.Builder(wanted.name());
    flag(found, "inherit", !has(wanted, "noinherit"), !has(there, "noinherit"), true);
    FLAGS.forEach(word -> flag(found, word, has(wanted, word), has(there, word), true));
    PRIVILEGED.forEach(word -> flag(found, word, has(wanted, word), has(there, word), superuser));
    if (there.canLogin() && !wanted.canLogin()) {
      found.add(false, "may log in, on the source not", "nologin");
    }
    limits(found, wanted, there);
    password(found, wanted.name());
    memberships(found, wanted.name());
    settings(found, wanted.name());
    return found.build();
  }

  private static boolean has(ApplicationRole role, String word) {
    return role.attributes().contains(word) || role.privileged().contains(word);
  }

  private static void flag(
      RoleDifference.Builder found, String word, boolean wanted, boolean there, boolean mendable) {
    if (wanted != there) {
      String negated = word.equals("inherit") ? "noinherit" : "no" + word;
      found.add(
          wanted && mendable,
          "is %s, on the source %s".formatted(there ? word : negated, wanted ? word : negated),
          mendable ? (wanted ? word : negated) : "");
    }
  }

  private static void limits(
      RoleDifference.Builder found, ApplicationRole wanted, ApplicationRole there) {
    int limit = there.connectionLimit();
    if (limit != wanted.connectionLimit()) {
      found.add(
          limit >= 0 && (wanted.connectionLimit() < 0 || limit < wanted.connectionLimit()),
          "connection limit is %d, on the source %d".formatted(limit, wanted.connectionLimit()),
          "connection limit " + wanted.connectionLimit());
    }
    if (there.expires() != wanted.expires()) {
      found.add(
          there.expires() < wanted.expires(),
          "valid until is %s, on the source %s"
              .formatted(
                  there.validUntil().orElse("infinity"), wanted.validUntil().orElse("infinity")),
          "valid until " + Identifiers.literal(wanted.validUntil().orElse("infinity")));
    }
  }

  private void password(RoleDifference.Builder found, String role) throws SQLException {
    if (source.hashes().isEmpty() || destination.hashes().isEmpty()) {
      return;
    }
    Optional<String> wanted = Optional.ofNullable(source.hashes().get(role));
    Optional<String> there = Optional.ofNullable(destination.hashes().get(role));
    if (wanted.isEmpty() && there.isPresent()) {
      found.add(false, "has a password, on the source none", "password null");
    } else if (wanted.isPresent() && there.isEmpty()) {
      found.add(true, "has no password, on the source one", "password '…'");
    } else if (wanted.isPresent()) {
      Likeness likeness = likeness(role, wanted.get(), there.orElseThrow());
      if (likeness == Likeness.DIFFERENT) {
        found.add(true, "has another password", "password '…'");
      } else if (likeness == Likeness.UNKNOWN) {
        found.add(false, "has another hash of a password, perhaps of the same", "password '…'");
      }
    }
  }

  /** The configuration knows the owner's passwords. */
  private Likeness likeness(String role, String wanted, String there) throws SQLException {
    Likeness likeness = PasswordHash.compare(wanted, there);
    boolean known =
        likeness == Likeness.UNKNOWN
            && role.equals(sourceOwner.name())
            && role.equals(destinationOwner.name())
            && PasswordHash.matches(wanted, sourceOwner);
    if (!known) {
      return likeness;
    }
    if (PasswordHash.matches(there, sourceOwner)) {
      return Likeness.SAME;
    }
    // One that somebody wrote down on purpose is told, and left to him.
    return PasswordHash.matches(there, destinationOwner) ? Likeness.UNKNOWN : Likeness.DIFFERENT;
  }

  private void memberships(RoleDifference.Builder found, String role) {
    for (Membership membership : destination.around().memberships()) {
      boolean wanted =
          source.around().memberships().stream()
              .anyMatch(other -> other.isOf(membership.group(), role));
      if (membership.member().equals(role) && !wanted) {
        found.addOther(
            "is a member of %s, on the source not".formatted(membership.group()),
            "revoke %s from %s"
                .formatted(Identifiers.quote(membership.group()), Identifiers.quote(role)));
      }
    }
  }

  private void settings(RoleDifference.Builder found, String role) {
    for (RoleSetting setting : destination.around().settings()) {
      if (setting.scope().role().equals(Optional.of(role))) {
        Optional<RoleSetting> wanted =
            source.around().settings().stream()
                .filter(other -> other.scope().equals(setting.scope()))
                .findFirst();
        if (!wanted.equals(Optional.of(setting))) {
          found.addOther(
              "%s is %s, on the source %s"
                  .formatted(
                      setting.scope().name(),
                      setting.value(),
                      wanted.map(RoleSetting::value).orElse("none")),
              wanted
                  .map(other -> other.statementToType(database))
                  .orElseGet(() -> setting.reset(database)));
        }
      }
    }
  }
}
