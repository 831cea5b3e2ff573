package io.beltline.activities.schema;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.sql.Transaction;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.schema.SchemaFile;
import io.beltline.workflows.schema.SqlText;
import io.beltline.workflows.step.Progress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/**
 * Loads a schema from text that a human may have edited, in one transaction. In the same
 * transaction the text's checksum is noted, so that an attempt which was not heard is not made
 * twice; who dropped what the text had made can load it again.
 */
final class SchemaLoad {
  private static final SchemaFile FILE = SchemaFile.BASE;
  private static final String LOADED = Statements.of(SchemaLoad.class, "loaded-before.sql");
  private static final String SAVE = Statements.of(SchemaLoad.class, "save-loaded.sql");
  private static final String UNCHANGED = "nothing was changed";

  private final Attempt attempt;
  private final Connection destination;

  SchemaLoad(Attempt attempt) throws SQLException {
    this.attempt = attempt;
    this.destination = attempt.connect(Side.DESTINATION);
  }

  /** Ensures that the text is loaded; returns how many statements ran now. */
  int ensure(SqlText text) throws SQLException {
    String sql = text.sql();
    List<ScriptStatement> statements = SqlScript.read(FILE, sql);
    if (statements.isEmpty()) {
      throw StepFailures.stop(
          "SqlRefused",
          FILE + " has no statement",
          "Write it anew with dump-schema; then load it.");
    }
    BeltlineSchema.ensure(destination);
    String checksum = sha256(sql);
    if (Query.of(destination, LOADED, FILE.toString(), checksum).isTrue()) {
      return 0;
    }
    Transaction.run(destination, () -> load(statements, checksum));
    return statements.size();
  }

  private void load(List<ScriptStatement> statements, String checksum) throws SQLException {
    Ddl.run(destination, "set local check_function_bodies = off");
    int done = 0;
    for (ScriptStatement statement : statements) {
      attempt.throwIfEnded();
      run(statement);
      done++;
      attempt.report(Progress.of("loading " + FILE, done, statements.size(), "statements"));
    }
    // The text may have left the session with another role and another search_path.
    Ddl.run(destination, List.of("reset session authorization", "reset role", "reset all"));
    Query.of(destination, SAVE, FILE.toString(), checksum).run();
  }

  private void run(ScriptStatement statement) throws SQLException {
    try {
      Ddl.run(destination, statement.sql());
    } catch (SQLException e) {
      throw statement.failure(e, UNCHANGED);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
