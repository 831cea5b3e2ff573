package io.beltline.configuration;

import io.beltline.configuration.json.Fields;
import io.beltline.configuration.json.JsonValue;
import io.beltline.configuration.secret.Password;
import io.beltline.configuration.server.Credentials;
import io.beltline.configuration.server.Server;
import io.beltline.configuration.server.Tls;
import java.util.Optional;

/** Reads one side of a pair. */
final class ServerReader {

  private final PairFile file;
  private final String side;

  ServerReader(PairFile file, String side) {
    this.file = file;
    this.side = side;
  }

  Optional<Server> read(Fields fields) {
    Optional<String> host = host(fields);
    Optional<String> ip = ip(fields);
    Optional<Integer> port = fields.requiredValue("port").flatMap(value -> port(fields, value));
    Optional<String> database = fields.requiredName("db");
    Optional<Credentials> root = credentials(fields, "root_user");
    Optional<Credentials> owner = credentials(fields, "owner_user");
    Optional<Credentials> replication = credentials(fields, "pglogical_user");
    fields.accept("other_users");
    Optional<Tls> tls = fields.object("tls").flatMap(object -> TlsReader.read(object, file));
    fields.refuseUnknown();
    refuseShared(fields, replication, root, "root_user");
    refuseShared(fields, replication, owner, "owner_user");
    return fields.ifSound(
        () ->
            new Server(
                host.orElseThrow(),
                ip,
                port.orElseThrow(),
                database.orElseThrow(),
                root.orElseThrow(),
                owner.orElseThrow(),
                replication.orElseThrow(),
                tls.orElse(Tls.DEFAULT)));
  }

  private static Optional<String> host(Fields fields) {
    Optional<String> host = fields.requiredText("host");
    if (host.isPresent() && !Address.isHost(host.get())) {
      fields.problem("host", "not a host name", "write one name, or one address, without a port");
    }
    return host;
  }

  private static Optional<String> ip(Fields fields) {
    Optional<String> ip = fields.text("ip");
    if (ip.isPresent() && !Address.isNumeric(ip.get())) {
      fields.problem(
          "ip", "not a numeric address", "write it like 10.1.2.3, or leave ip out to use host");
    }
    return ip;
  }

  private static Optional<Integer> port(Fields fields, JsonValue value) {
    Optional<String> written = Optional.empty();
    if (value instanceof JsonValue.Text text) {
      written = Optional.of(text.value());
    } else if (value instanceof JsonValue.Numeral number) {
      written = Optional.of(number.digits());
    }
    Optional<Integer> port =
        written
            .filter(digits -> digits.matches("\\d{1,5}"))
            .map(Integer::valueOf)
            .filter(number -> number >= 1 && number <= 65_535);
    if (port.isEmpty()) {
      fields.problem("port", "not a port", "write a whole number from 1 to 65535");
    }
    return port;
  }

  /** The replication role is created for the migration and dropped after it. */
  private static void refuseShared(
      Fields fields, Optional<Credentials> replication, Optional<Credentials> other, String role) {
    if (replication.isPresent()
        && replication.map(Credentials::name).equals(other.map(Credentials::name))) {
      fields.problem(
          "pglogical_user",
          "has the same name as " + role + ", but Beltline creates this role and drops it",
          "give it a name of its own, such as pglogical");
    }
  }

  private Optional<Credentials> credentials(Fields server, String role) {
    Optional<Fields> fields = server.requiredObject(role);
    Optional<String> name = fields.flatMap(user -> user.requiredName("name"));
    Optional<Password> password =
        fields.flatMap(user -> new PasswordReader(file, side, name.orElse("")).read(user, "pw"));
    fields.ifPresent(Fields::refuseUnknown);
    return server.ifSound(() -> new Credentials(name.orElseThrow(), password.orElseThrow()));
  }
}
