package io.beltline.testbed;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.beltline.testbed.postgres.PostgresPair;
import io.beltline.testbed.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pair's {@code config.json}, in the shape that pgbelt's quickstart shows: nothing optional in
 * it, so that it also proves that those files work unchanged.
 */
public final class ConfigFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String datacenter;
  private final String name;
  private final ObjectNode content;

  private ConfigFile(String datacenter, String name, ObjectNode content) {
    this.datacenter = datacenter;
    this.name = name;
    this.content = content;
  }

  /**
   * The file for a pair, under the pair's database name; the superuser owns the tables until {@link
   * #withOwner} says otherwise.
   */
  public static ConfigFile of(String datacenter, PostgresPair pair) {
    String replicationPassword = "replication-" + UUID.randomUUID();
    ObjectNode content = JSON.createObjectNode();
    content.put("db", pair.database()).put("dc", datacenter);
    content.set("src", side(pair.source(), pair.database(), replicationPassword));
    content.set("dst", side(pair.destination(), pair.database(), replicationPassword));
    content.putArray("tables");
    content.putArray("sequences");
    return new ConfigFile(datacenter, pair.database(), content);
  }

  /** The same file with another owner of the tables, on both sides. */
  public ConfigFile withOwner(String role, String password) {
    return with("/src/owner_user/name", role)
        .with("/src/owner_user/pw", password)
        .with("/dst/owner_user/name", role)
        .with("/dst/owner_user/pw", password);
  }

  /**
   * The same file with one value replaced or added, at a JSON pointer such as {@code
   * /src/root_user/pw}; the value is anything that Jackson can write, null included.
   */
  public ConfigFile with(String pointer, @Nullable Object value) {
    ObjectNode changed = content.deepCopy();
    JsonPointer place = JsonPointer.compile(pointer);
    ObjectNode parent = (ObjectNode) changed.at(Objects.requireNonNull(place.head(), pointer));
    parent.set(place.last().getMatchingProperty(), JSON.valueToTree(value));
    return new ConfigFile(datacenter, name, changed);
  }

  /** The same file without one value. */
  public ConfigFile without(String pointer) {
    ObjectNode changed = content.deepCopy();
    JsonPointer place = JsonPointer.compile(pointer);
    ObjectNode parent = (ObjectNode) changed.at(Objects.requireNonNull(place.head(), pointer));
    parent.remove(place.last().getMatchingProperty());
    return new ConfigFile(datacenter, name, changed);
  }

  /** The passwords that stand in it as text, by where they stand: {@code /src/root_user/pw}. */
  public Map<String, String> passwords() {
    Map<String, String> passwords = new TreeMap<>();
    for (String side : List.of("src", "dst")) {
      for (String user : List.of("root_user", "owner_user", "pglogical_user")) {
        String place = "/" + side + "/" + user + "/pw";
        JsonNode password = content.at(place);
        if (password.isTextual()) {
          passwords.put(place, password.textValue());
        }
      }
    }
    return passwords;
  }

  /** The file's text. */
  public String text() {
    return content.toPrettyString();
  }

  /**
   * Writes {@code configs/<datacenter>/<database>/config.json} below a folder; returns its path.
   */
  public Path writeTo(Path folder) {
    Path pair = createDatacenter(datacenter, folder).resolve(name);
    try {
      return Files.writeString(Files.createDirectories(pair).resolve("config.json"), text());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a configuration below " + pair, e);
    }
  }

  /** Creates {@code configs/<datacenter>}, still without a pair, below a folder. */
  public static Path createDatacenter(String datacenter, Path folder) {
    Path directory = folder.resolve(Path.of("configs", datacenter));
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create " + directory, e);
    }
  }

  private static ObjectNode side(PostgresServer server, String database, String replication) {
    ObjectNode side = JSON.createObjectNode();
    side.put("host", server.host()).put("ip", server.ip());
    side.put("db", database).put("port", Integer.toString(server.port()));
    side.set("root_user", user(server.superuser(), server.password()));
    side.set("owner_user", user(server.superuser(), server.password()));
    side.set("pglogical_user", user("pglogical", replication));
    side.putNull("other_users");
    return side;
  }

  private static ObjectNode user(String name, String password) {
    return JSON.createObjectNode().put("name", name).put("pw", password);
  }
}
