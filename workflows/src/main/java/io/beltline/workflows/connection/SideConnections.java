package io.beltline.workflows.connection;

import java.util.List;

/**
 * The sessions in one side's database.
 *
 * @param count all of them
 * @param users by user, ordered by name
 */
public record SideConnections(int count, List<UserConnections> users) {
  public SideConnections {
    users = List.copyOf(users);
  }
}
