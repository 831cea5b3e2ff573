package io.beltline.testbed.realschema;

import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.testbed.process.Command;
import io.beltline.testbed.process.Command.Ended;
import io.beltline.testbed.process.WorkDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL's own programs, as the superuser of one database. */
record Client(PostgresServer server, String database, WorkDirectory work) {

  /** Runs {@code psql} or {@code pg_dump} to its end. */
  Ended run(String program, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    return Command.runIn(
        work,
        command,
        Map.of(
            "PGHOST", server.host(),
            "PGPORT", Integer.toString(server.port()),
            "PGUSER", server.superuser(),
            "PGPASSWORD", server.password(),
            "PGDATABASE", database,
            "PGCLIENTENCODING", "UTF8",
            "LC_ALL", "C"));
  }
}
