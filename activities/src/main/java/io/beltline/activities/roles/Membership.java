package io.beltline.activities.roles;

import io.beltline.activities.sql.Identifiers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A role's membership in another.
 *
 * @param group that it is a member of
 * @param member who
 * @param admin whether the member may grant it on
 * @param inherit whether the member has the group's rights at once; said by servers from 16 only
 * @param set whether the member may become the group; said by servers from 16 only
 */
record Membership(
    String group, String member, boolean admin, Optional<Boolean> inherit, Optional<Boolean> set) {

  static Membership of(ResultSet row) throws SQLException {
    return new Membership(
        row.getString("group_name"),
        row.getString("member_name"),
        row.getBoolean("admin_option"),
        Optional.ofNullable(row.getObject("inherit_option", Boolean.class)),
        Optional.ofNullable(row.getObject("set_option", Boolean.class)));
  }

  /** Whether it is this one's in that group. */
  boolean isOf(String inGroup, String who) {
    return group.equals(inGroup) && member.equals(who);
  }

  /** The statement that grants it, on a server that tells options apart or on an older one. */
  String grant(boolean withOptions) {
    String grant = "grant " + Identifiers.quote(group) + " to " + Identifiers.quote(member);
    if (withOptions && inherit.isPresent() && set.isPresent()) {
      return "%s with admin %s, inherit %s, set %s"
          .formatted(grant, admin, inherit.get(), set.get());
    }
    return admin ? grant + " with admin option" : grant;
  }
}
