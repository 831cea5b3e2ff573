package io.beltline.configuration.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.beltline.configuration.secret.Password;
import io.beltline.configuration.secret.Secret;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DsnTest {

  private static final Tls VERIFIED =
      new Tls(
          TlsMode.VERIFY_FULL,
          Optional.of(Path.of("/certs/my ca.pem")),
          Optional.of(Path.of("/certs/c'lient.pem")),
          Optional.of(Path.of("/certs/client.key")),
          new ServerFiles(
              Optional.of("/pg/both.crt"), Optional.of("/pg/r.crt"), Optional.of("/pg/r.key")));

  @Test
  void namesTheHostToVerifyAndTheAddressToConnectTo() {
    Server server = server("app", Optional.of("10.0.0.1"), VERIFIED, "pw");

    assertEquals(
        "host='db.example.com' hostaddr='10.0.0.1' port='5432' dbname='app' user='root'"
            + " sslmode='verify-full' sslrootcert='/certs/my ca.pem'"
            + " sslcert='/certs/c\\'lient.pem' sslkey='/certs/client.key'",
        Dsn.forThisMachine(server, server.root()).text());
  }

  @Test
  void aServerConnectsToAnotherWithItsOwnFilesInTheModeOfTheOther() {
    Server plain = server("app", Optional.empty(), Tls.DEFAULT, "pw");
    Server verified = server("app", Optional.empty(), VERIFIED, "pw");
    String start = "host='db.example.com' port='5432' dbname='app' user='pglogical' ";
    String cert = " sslcert='/pg/r.crt' sslkey='/pg/r.key'";

    assertEquals(
        start + "sslmode='verify-full' application_name='beltline' password='pw'",
        Dsn.betweenServers(plain, verified, verified.replication())
            .with("application_name", "beltline")
            .revealWithPassword());
    assertEquals(
        start + "sslmode='verify-full' sslrootcert='/pg/both.crt'" + cert,
        Dsn.betweenServers(verified, verified, verified.replication()).text());
    assertEquals(
        start + "sslmode='prefer'" + cert,
        Dsn.betweenServers(verified, plain, plain.replication()).text());
  }

  @Test
  void passwordIsThereOnlyOnDemand() {
    Server server = server("app", Optional.empty(), Tls.DEFAULT, "hunter2");
    Dsn dsn = Dsn.forThisMachine(server, server.owner());

    assertFalse(dsn.text().contains("password"));
    assertFalse(dsn.toString().contains("hunter2"));
    assertEquals(dsn.text() + " password='hunter2'", dsn.revealWithPassword());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'",
        "\\",
        "\\'",
        "'\\",
        "\\\\",
        " ",
        "a b",
        "a=b",
        "password='x'",
        "/?#@:%2F",
        "\"",
        "$x",
        "\n\t",
        "ümläut✓😀",
        "postgresql://h/d",
        "end\\"
      })
  void readsBackExactly(String nasty) {
    Server server = server(nasty, Optional.empty(), Tls.DEFAULT, nasty);
    Credentials user = new Credentials(nasty, server.root().password());

    assertEquals(
        Map.of(
            "host",
            "db.example.com",
            "port",
            "5432",
            "dbname",
            nasty,
            "user",
            nasty,
            "sslmode",
            "prefer",
            "password",
            nasty),
        LibpqText.parse(Dsn.forThisMachine(server, user).revealWithPassword()));
  }

  private static Server server(String database, Optional<String> ip, Tls tls, String pw) {
    Secret secret = new Secret(pw);
    Password password = new Password(Path.of("config.json"), "src.root_user.pw", 1, () -> secret);
    return new Server(
        "db.example.com",
        ip,
        5432,
        database,
        new Credentials("root", password),
        new Credentials("owner", password),
        new Credentials("pglogical", password),
        tls);
  }
}
