package io.beltline.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.configuration.problem.ConfigurationException;
import io.beltline.configuration.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake is one problem with the line, the field and a remedy, and tells no password. */
class MistakesTest {

  @TempDir Path root;

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "db": "billing"      | "db": "biling"      | line 2: db: is "biling", but the file is in the folder billing; write "billing", or move the file
          "dc": "dc1"          | "dc": "dc2"         | line 3: dc: is "dc2", but the file is in the folder above it dc1; write "dc1", or move the file
          "dc": "dc1",         | ``                  | line 1: dc: is missing; fill it in
          "db": "billing"      | "db": 7             | line 2: db: expected text, found a number; change its value
          "port": "5432"       | "port": 70000       | line 8: src.port: not a port; write a whole number from 1 to 65535
          "port": "5432"       | "port": 0           | line 8: src.port: not a port; write a whole number from 1 to 65535
          "port": "5432"       | "port": "54e2"      | line 8: src.port: not a port; write a whole number from 1 to 65535
          "port": "5432"       | "port": 5432.0      | line 8: src.port: not a port; write a whole number from 1 to 65535
          "port": "5432"       | "port": [5432]      | line 8: src.port: not a port; write a whole number from 1 to 65535
          "port": "5432"       | "port": null        | line 8: src.port: is null; fill it in
          "port": "5432",      | ``                  | line 4: src.port: is missing; fill it in
          old.example.com      | ``                  | line 5: src.host: is empty; fill it in
          old.example.com      | a.example.com:5432  | line 5: src.host: not a host name; write one name, or one address, without a port
          old.example.com      | a,b                 | line 5: src.host: not a host name; write one name, or one address, without a port
          10.0.0.1             | old.example.com     | line 6: src.ip: not a numeric address; write it like 10.1.2.3, or leave ip out to use host
          10.0.0.1             | 10.0.0.256          | line 6: src.ip: not a numeric address; write it like 10.1.2.3, or leave ip out to use host
          "src": {             | "src": {"hosts": 1, | line 4: src.hosts: unknown field; did you mean "host"?
          "src": {             | "src": {"rootUser": 1,| line 4: src.rootUser: unknown field; did you mean "root_user"?
          "db": "billing",     | "db": "billing", "zzzzzzzz": 1,| line 2: zzzzzzzz: unknown field; known here are db, dc, src, dst, schema_name, tables, sequences, exclude_users, excludeUsers, exclude_patterns, excludePatterns, engine, gates, maxLagBytes, outageBudget, fenceDestination, validation
          "name": "root",      | "name": "ööööööööööööööööööööööööööööööööx", | line 9: src.root_user.name: is longer than the 63 bytes that PostgreSQL keeps of a name; write the name as the server has it
          "name": "root", "pw": "hunter-root"  | "name": "root" | line 9: src.root_user.pw: is missing; fill it in
          "name": "root", "pw": "hunter-root"  | "pw": "hunter-root" | line 9: src.root_user.name: is missing; fill it in
          {"name": "root", "pw": "hunter-root"}  | "root" | line 9: src.root_user: expected an object, found text; change its value
          "hunter-root"        | ""                  | line 9: src.root_user.pw: is empty; write the password as text, or one of {"env": "NAME"}, {"file": "path"}, {"resolver": "name"}
          "hunter-root"        | 1234                | line 9: src.root_user.pw: expected text or an object, found a number; write the password as text, or one of {"env": "NAME"}, {"file": "path"}, {"resolver": "name"}
          "hunter-root"        | {"var": "X"}        | line 9: src.root_user.pw: a reference has one of env, file, resolver; found none of them; write the password as text, or one of {"env": "NAME"}, {"file": "path"}, {"resolver": "name"}
          "hunter-root"        | {"env": "X", "file": "y"} | line 9: src.root_user.pw: a reference has one of env, file, resolver; found env and file; write the password as text, or one of {"env": "NAME"}, {"file": "path"}, {"resolver": "name"}
          "hunter-root"        | {"env": "X", "default": "y"} | line 9: src.root_user.pw.default: unknown field; known here are env
          "hunter-root"        | {"env": ""}         | line 9: src.root_user.pw.env: is empty; fill it in
          "hunter-root"        | {"file": 7}         | line 9: src.root_user.pw.file: expected text, found a number; change its value
          "hunter-root"        | {"file": "a\\u0001\\u0000"} | line 9: src.root_user.pw.file: has a NUL character, which no name can have; remove it
          "hunter-root"        | {"resolver": "vault", "path": []} | line 9: src.root_user.pw.path: expected text, a number, true or false, found a list; change its value
          "hunter-root"        | "a\\u0000"          | line 9: src.root_user.pw: has a NUL character, which no password can have; change the password
          "pglogical", "pw": "hunter-repl" | "owner", "pw": "hunter-repl" | line 11: src.pglogical_user: has the same name as owner_user, but Beltline creates this role and drops it; give it a name of its own, such as pglogical
          "pglogical", "pw": "hunter-repl" | "root", "pw": "hunter-repl" | line 11: src.pglogical_user: has the same name as root_user, but Beltline creates this role and drops it; give it a name of its own, such as pglogical
          "src": {             | "src": {"tls": "require", | line 4: src.tls: expected an object, found text; change its value
          "src": {             | "src": {"tls": {"mode": "on"}, | line 4: src.tls.mode: unknown value "on"; use one of disable, allow, prefer, require, verify-ca, verify-full
          "src": {             | "src": {"tls": {"mode": "verify-ca"}, | line 4: src.tls.rootCert: is missing, and mode verify-ca verifies against it; name the PEM file of the authority that signed the server's certificate
          "src": {             | "src": {"tls": {"onServer": {"rootCert": "root.crt"}}, | line 4: src.tls.onServer.rootCert: not an absolute path; write where the file is on that database server's disk, like /etc/postgresql/root.crt
          "src": {             | "src": {"tls": {"onServer": {"key": "/root.key"}}, | line 4: src.tls.onServer.cert: is missing, but key is there; give both or none
          "src": {             | "src": {"tls": {"rootcert": "x"}, | line 4: src.tls.rootcert: unknown field; did you mean "rootCert"?
          "db": "billing",     | "db": "billing", "engine": "pg_logical", | line 2: engine: unknown value "pg_logical"; use one of auto, pglogical, native, dump
          "db": "billing",     | "db": "billing", "gates": "teardown", | line 2: gates: expected a list of texts, ["like", "this"], found text; change its value
          "db": "billing",     | "db": "billing", "gates": ["tear-down"], | line 2: gates: unknown value "tear-down"; use one of revoke-logins, teardown-forward-replication, teardown
          "db": "billing",     | "db": "billing", "tables": ["a", 7], | line 2: tables[1]: expected text, found a number; change its value
          "db": "billing",     | "db": "billing", "sequences": [""], | line 2: sequences[0]: is empty; fill it in
          "db": "billing",     | "db": "billing", "schema_name": "", | line 2: schema_name: is empty; fill it in
          "db": "billing",     | "db": "billing", "exclude_users": {}, | line 2: exclude_users: expected a list of texts, ["like", "this"], found an object; change its value
          "db": "billing",     | "db": "billing", "fenceDestination": "no", | line 2: fenceDestination: expected true or false, found text; change its value
          "db": "billing",     | "db": "billing", "maxLagBytes": "1 MB", | line 2: maxLagBytes: expected a positive whole number of bytes, without quotes; write it like 1048576 (1 MiB, the default)
          "db": "billing",     | "db": "billing", "maxLagBytes": 0, | line 2: maxLagBytes: expected a positive whole number of bytes, without quotes; write it like 1048576 (1 MiB, the default)
          "db": "billing",     | "db": "billing", "maxLagBytes": 1e400, | line 2: maxLagBytes: expected a positive whole number of bytes, without quotes; write it like 1048576 (1 MiB, the default)
          "db": "billing",     | "db": "billing", "outageBudget": "30", | line 2: outageBudget: not a duration; write it like "30s", "500ms" or "PT1M30S"
          "db": "billing",     | "db": "billing", "outageBudget": "0s", | line 2: outageBudget: out of range; choose from "1ms" to "PT24H"
          "db": "billing",     | "db": "billing", "outageBudget": "-PT3S", | line 2: outageBudget: out of range; choose from "1ms" to "PT24H"
          "db": "billing",     | "db": "billing", "outageBudget": "PT2562047788015215H", | line 2: outageBudget: out of range; choose from "1ms" to "PT24H"
          "db": "billing",     | "db": "billing", "outageBudget": 30, | line 2: outageBudget: expected text, found a number; change its value
          "db": "billing",     | "db": "billing", "validation": {"maxRate": "fast"}, | line 2: validation.maxRate: not a rate; write bytes per second like "50MB"; at least "100kB"
          "db": "billing",     | "db": "billing", "validation": {"maxRate": "10kB"}, | line 2: validation.maxRate: not a rate; write bytes per second like "50MB"; at least "100kB"
          "db": "billing",     | "db": "billing", "validation": {"sessions": 17}, | line 2: validation.sessions: expected a whole number from 1 to 16; write it like 2
          "db": "billing",     | "db": "billing", "validation": {"session": 1}, | line 2: validation.session: unknown field; did you mean "sessions"?
          "db": "billing",     | "db": "billing", "db": "billing", | line 2: db: appears twice, first on line 2; remove one of the two
          """)
  void isOneProblem(String right, String wrong, String told) {
    String text = Project.example();
    assertTrue(text.contains(right), right);

    ConfigurationException refusal =
        new Project(root).refusal(text.replaceFirst(quoted(right), replacement(wrong)));

    assertEquals(refusal.file() + ": " + told, refusal.getMessage());
    assertTellsNoPassword(refusal);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "hunter-root"        | hunter-root         | line 9: src.root_user: not valid JSON at column 41
          "hunter-root"        | "hunter-root        | line 9: src.root_user: not valid JSON at column
          "pw": "hunter-root"  | "hunter-root"       | line 9: src.root_user: not valid JSON at column 48
          "pw": "hunter-root"  | "pw" "hunter-root"  | line 9: src.root_user: not valid JSON at column
          "port": "5432",      | "port": "5432"      | line 9: src: not valid JSON at column
          "port": "5432",      | "port": 05432,      | line 8: src: not valid JSON at column
          "db": "billing"      | 'db': "billing"     | line 2: not valid JSON at column 3
          "db": "billing"      | "db": "bill\\ing"   | line 2: not valid JSON at column
          """)
  void brokenJsonIsToldByItsPlaceAlone(String right, String wrong, String told) {
    ConfigurationException refusal =
        new Project(root)
            .refusal(Project.example().replaceFirst(quoted(right), replacement(wrong)));

    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.startsWith(refusal.file() + ": " + told), message);
    assertEquals(1, refusal.problems().size());
    assertNull(refusal.getCause());
    assertTellsNoPassword(refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                   | the file is empty; write the pair's configuration
          `// a note alone`    | the file is empty; write the pair's configuration
          []                   | line 1: expected an object, found a list; put everything between { and }
          {} {}                | line 1: text after the end of the object; remove it
          {} hunter            | line 1: not valid JSON at column
          { "db":              | line 1: not valid JSON at column 8; the text ends too early: add the missing quote, bracket or brace
          """)
  void textThatIsNoObjectIsRefused(String text, String told) {
    ConfigurationException refusal = new Project(root).refusal(text);

    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.startsWith(refusal.file() + ": " + told), message);
    assertTellsNoPassword(refusal);
  }

  @Test
  void allMistakesOfAFileAreToldTogether() {
    ConfigurationException refusal =
        new Project(root)
            .refusal(
                Project.example()
                    .replace("\"dc\": \"dc1\"", "\"dc\": \"other\", \"engin\": \"auto\"")
                    .replace("\"5432\"", "\"x\"")
                    .replace("\"pw\": \"hunter-dst-root\"", "\"pw\": null"));

    assertEquals(
        List.of("dc", "src.port", "dst.root_user.pw", "engin"),
        refusal.problems().stream().map(Problem::field).toList());
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.startsWith(refusal.file() + ": 4 problems\n  - line 3: dc: "), message);
    assertEquals(5, message.lines().count());
    assertTellsNoPassword(refusal);
  }

  @Test
  void sidesThatAreOneDatabaseAreRefused() {
    String text = Project.example().replace("new.example.com", "10.0.0.1").replace("5433", "5432");

    assertTrue(
        String.valueOf(new Project(root).refusal(text).getMessage())
            .endsWith("line 13: dst: is the same database as src; describe the destination there"));
  }

  @Test
  void tlsFileThatIsNotThereIsRefused() {
    Project project = new Project(root);
    String text =
        Project.example().replace("\"src\": {", "\"src\": {\"tls\": {\"cert\": \"none.pem\"},");

    List<Problem> problems = project.refusal(text).problems();

    assertEquals("src.tls.cert", problems.get(0).field());
    assertEquals(
        "no readable file at " + project.folder().resolve("none.pem"), problems.get(0).what());
    assertEquals("src.tls.key", problems.get(1).field());
    assertEquals("is missing, but cert is there", problems.get(1).what());
  }

  @Test
  void tlsThatCouldNotDoWhatItSaysIsRefused() {
    Project project = new Project(root);
    Path key = project.write("old.key", "-----BEGIN RSA PRIVATE KEY-----");
    project.write("root.crt", "");
    String tls =
        "\"tls\": {\"rootCert\": \"root.crt\", \"cert\": \"root.crt\", \"key\": \"old.key\"},";

    List<Problem> problems =
        project.refusal(Project.example().replace("\"src\": {", "\"src\": {" + tls)).problems();

    assertEquals(
        List.of(
            "src.tls.key: convert it: openssl pkcs8 -topk8 -nocrypt -in %s -out client.key"
                .formatted(key),
            "src.tls.key: chmod 0600 " + key,
            "src.tls.rootCert: set mode to verify-full, or leave rootCert out"),
        problems.stream().map(problem -> problem.field() + ": " + problem.remedy()).toList());
  }

  private static String quoted(String text) {
    return Pattern.quote(text);
  }

  private static String replacement(String text) {
    return Matcher.quoteReplacement(text);
  }

  private static void assertTellsNoPassword(Throwable refusal) {
    for (Throwable told = refusal; told != null; told = told.getCause()) {
      assertFalse(told.toString().contains("hunter"), told.toString());
    }
  }
}
