package io.beltline.configuration;

import io.beltline.configuration.json.Fields;
import io.beltline.configuration.json.JsonValue;
import io.beltline.configuration.secret.EnvironmentPassword;
import io.beltline.configuration.secret.FilePassword;
import io.beltline.configuration.secret.Password;
import io.beltline.configuration.secret.PasswordRequest;
import io.beltline.configuration.secret.PasswordSource;
import io.beltline.configuration.secret.ResolverPassword;
import io.beltline.configuration.secret.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a password or a reference to one; tells what is wrong with it, never what it holds. */
final class PasswordReader {

  private static final List<String> KINDS = List.of("env", "file", "resolver");
  private static final String EXAMPLES =
      "write the password as text, or one of {\"env\": \"NAME\"}, {\"file\": \"path\"},"
          + " {\"resolver\": \"name\"}";

  private final PairFile file;
  private final String side;
  private final String user;

  PasswordReader(PairFile file, String side, String user) {
    this.file = file;
    this.side = side;
    this.user = user;
  }

  /** Returns the password of a role, which has to be there. */
  Optional<Password> read(Fields role, String name) {
    return role.requiredValue(name)
        .flatMap(value -> source(role, name, value))
        .map(source -> new Password(file.path(), role.pathOf(name), role.lineOf(name), source));
  }

  private Optional<PasswordSource> source(Fields role, String name, JsonValue value) {
    if (value instanceof JsonValue.Text text) {
      return literal(role, name, text.value());
    }
    if (value instanceof JsonValue.Members) {
      return role.object(name).flatMap(reference -> reference(role, name, reference));
    }
    role.problem(name, "expected text or an object, found " + value.kind(), EXAMPLES);
    return Optional.empty();
  }

  private static Optional<PasswordSource> literal(Fields role, String name, String text) {
    if (text.isEmpty()) {
      role.problem(name, "is empty", EXAMPLES);
      return Optional.empty();
    }
    if (text.indexOf('\0') >= 0) {
      role.problem(name, "has a NUL character, which no password can have", "change the password");
      return Optional.empty();
    }
    Secret secret = new Secret(text);
    return Optional.of(() -> secret);
  }

  private Optional<PasswordSource> reference(Fields role, String name, Fields reference) {
    List<String> kinds = KINDS.stream().filter(reference.names()::contains).toList();
    if (kinds.size() != 1) {
      String found = kinds.isEmpty() ? "none of them" : String.join(" and ", kinds);
      String what = "a reference has one of " + String.join(", ", KINDS) + "; found " + found;
      role.problem(name, what, EXAMPLES);
      return Optional.empty();
    }
    return switch (kinds.get(0)) {
      case "env" ->
          only(reference, "env").map(it -> new EnvironmentPassword(it, file.environment()));
      case "file" ->
          only(reference, "file")
              .flatMap(it -> file.resolve(reference, "file", it))
              .map(FilePassword::new);
      default -> resolver(reference);
    };
  }

  private static Optional<String> only(Fields reference, String kind) {
    Optional<String> text = reference.requiredText(kind);
    reference.refuseUnknown();
    return text;
  }

  private Optional<PasswordSource> resolver(Fields reference) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String name : reference.names()) {
      if (!name.equals("resolver")) {
        reference.value(name).ifPresent(it -> option(reference, name, it, options));
      }
    }
    PasswordRequest request = new PasswordRequest(file.dc(), file.db(), side, user, options);
    return reference.requiredText("resolver").map(name -> new ResolverPassword(name, request));
  }

  private static void option(
      Fields reference, String name, JsonValue value, Map<String, String> options) {
    if (value instanceof JsonValue.Text text) {
      options.put(name, text.value());
    } else if (value instanceof JsonValue.Numeral number) {
      options.put(name, number.digits());
    } else if (value instanceof JsonValue.Flag flag) {
      options.put(name, String.valueOf(flag.value()));
    } else {
      reference.wrongType(name, value, "text, a number, true or false");
    }
  }
}
