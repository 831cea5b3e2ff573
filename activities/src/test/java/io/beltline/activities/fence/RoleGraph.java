package io.beltline.activities.fence;

import io.beltline.activities.StepBed;
import io.beltline.workflows.pair.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Roles of one server as chance has it, and all that the server knows of them. */
final class RoleGraph {
  private static final int ROLES = 9;
  private static final List<String> DATABASES = List.of("shop", "warehouse");
  private static final List<String> NAMES =
      List.of("plain", "\"Capital One\"", "\"o'quote\"", "\"dou\"\"ble\"", "\"ünï\"");
  private static final List<String> ATTRIBUTES =
      List.of(
          "login",
          "login",
          "superuser",
          "noinherit",
          "createrole",
          "createdb",
          "bypassrls",
          "connection limit 3",
          "valid until '2001-01-01'",
          "password 'a-password'");

  /** An ACL that was never touched says the same as its default. */
  private static final String STATE =
      """
      select 'role ' || (to_jsonb(r) - 'oid')::text from pg_authid r where rolname !~ '^pg_'
      union all
      select 'member ' || member::regrole || ' of ' || roleid::regrole || ' by ' || grantor::regrole || ' ' || admin_option
        from pg_auth_members where roleid::regrole::text !~ '^pg_'
      union all
      select 'setting ' || setrole || '/' || setdatabase || setconfig::text from pg_db_role_setting
      union all
      select 'owner ' || datname || ' ' || datdba::regrole from pg_database
      union all
      select 'right ' || d.datname || ' ' || acl.grantee::regrole || ' by ' || acl.grantor::regrole || ' '
             || acl.privilege_type || ' ' || acl.is_grantable
        from pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) acl
       order by 1
      """;

  private static final String ADDED =
      "select format('%I', rolname) from pg_roles where rolname !~ '^(pg_|postgres)'";

  private static final String NAMED =
      "select rolname from pg_roles where rolname !~ '^(pg_|postgres)' order by rolname";

  private static final List<String> CHANGES =
      List.of(
          "alter role %s connection limit 7",
          "alter role %s valid until '2044-04-04'",
          "alter role %1$s set work_mem = '7MB'; alter role %1$s in database shop set work_mem = '8MB'",
          "grant pg_monitor to %s");

  private final Random random;
  private final List<String> roles = new ArrayList<>();
  private final List<String> statements = new ArrayList<>();

  private RoleGraph(long seed) {
    this.random = new Random(seed);
  }

  /** Makes the graph of this seed. */
  static void make(StepBed bed, Side side, long seed) {
    bed.run(side, String.join("; ", new RoleGraph(seed).statements()));
  }

  static List<String> state(StepBed bed, Side side) {
    return bed.strings(side, STATE);
  }

  /**
   * Changes some of a graph's roles as somebody might while they are fenced, and leaves their
   * logins alone. Returns which.
   */
  static List<String> change(StepBed bed, Side side, long seed) {
    Random random = new Random(seed + 1);
    List<String> touched = new ArrayList<>();
    for (String role : bed.strings(side, NAMED)) {
      if (random.nextInt(2) == 0) {
        touched.add(role);
        String change = CHANGES.get(random.nextInt(CHANGES.size()));
        bed.run(side, change.formatted("\"" + role.replace("\"", "\"\"") + "\""));
      }
    }
    return touched;
  }

  /** A state without what {@link #change} may have changed of these roles. */
  static List<String> withoutThoseThatMayChange(List<String> state, List<String> roles) {
    return state.stream()
        .filter(line -> !line.startsWith("setting ") && !line.contains(" of pg_monitor "))
        .map(
            line ->
                roles.stream().anyMatch(role -> line.contains("\"rolname\": " + json(role)))
                    ? line.replaceAll("\"(rolconnlimit|rolvaliduntil|rolinherit)\": [^,}]*", "")
                    : line)
        .toList();
  }

  private static String json(String text) {
    return "\"" + text.replace("\"", "\\\"") + "\"";
  }

  /** Leaves the server without any role or right of a graph. */
  static void remove(StepBed bed, Side side) {
    List<String> added = bed.strings(side, ADDED);
    List<String> statements = new ArrayList<>();
    for (String database : DATABASES) {
      statements.add("alter database " + database + " owner to postgres");
      for (String role : added) {
        statements.add("revoke all on database %s from %s cascade".formatted(database, role));
      }
      statements.add("grant connect, temporary on database " + database + " to public");
      statements.add("grant all on database " + database + " to postgres");
    }
    added.forEach(role -> statements.add("drop owned by " + role + " cascade"));
    added.forEach(role -> statements.add("drop role " + role));
    bed.run(side, String.join("; ", statements));
  }

  private List<String> statements() {
    for (int n = 0; n < ROLES; n++) {
      String role = n < NAMES.size() ? NAMES.get(n) : "role_" + n;
      statements.add("create role " + role + " " + String.join(" ", someAttributes()));
      if (n > 0) {
        memberships(role);
      }
      roles.add(role);
    }
    for (String database : DATABASES) {
      rights(database);
    }
    statements.add(
        "alter role %s in database shop set work_mem = '%d MB'".formatted(any(), 1 + chance(9)));
    statements.add("alter role %s set search_path = \"$user\", 'Odd, Schema'".formatted(any()));
    return statements;
  }

  private List<String> someAttributes() {
    return ATTRIBUTES.stream().filter(attribute -> chance(3) == 0).distinct().toList();
  }

  /** Of those that there were before, so that there is no circle. */
  private void memberships(String role) {
    for (String group : roles) {
      if (chance(4) == 0) {
        statements.add(
            "grant %s to %s%s".formatted(group, role, chance(3) == 0 ? " with admin option" : ""));
      }
    }
  }

  private void rights(String database) {
    if (chance(2) == 0) {
      statements.add("alter database %s owner to %s".formatted(database, any()));
    }
    if (chance(2) == 0) {
      statements.add("revoke connect on database %s from public".formatted(database));
    }
    for (int n = 0; n < ROLES - 1; n++) {
      if (chance(2) == 0) {
        String privilege = List.of("connect", "connect", "create", "temporary").get(chance(4));
        boolean on = chance(2) == 0;
        statements.add(
            "grant %s on database %s to %s%s"
                .formatted(privilege, database, roles.get(n), on ? " with grant option" : ""));
        if (on) {
          // To one that comes later, so that nobody grants back to whom he has it from.
          statements.add(
              "set role %s; grant %s on database %s to %s; reset role"
                  .formatted(roles.get(n), privilege, database, roles.get(n + 1)));
        }
      }
    }
  }

  private String any() {
    return roles.get(chance(roles.size()));
  }

  private int chance(int of) {
    return random.nextInt(of);
  }
}
