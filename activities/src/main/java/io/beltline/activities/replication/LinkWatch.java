package io.beltline.activities.replication;

import java.sql.SQLException;

/** Looks at one link, cheaply enough for every few seconds. */
@FunctionalInterface
public interface LinkWatch {
  /** What the link is like now. A link that does not exist is not running, and not an error. */
  LinkState look() throws SQLException;
}
