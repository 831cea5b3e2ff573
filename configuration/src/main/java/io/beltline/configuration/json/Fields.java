package io.beltline.configuration.json;

import io.beltline.configuration.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The fields of one object, taken one by one; every mistake is collected with its path and line,
 * and the reading goes on.
 *
 * <p>An empty result means "not there" or "there and wrong". What is built from several fields is
 * therefore built with {@link #ifSound}, after all of them were read. A field that nobody asked for
 * is unknown: {@link #refuseUnknown} tells it.
 */
public final class Fields {
  private static final int LONGEST_NAME = 63;

  private final JsonValue.Members object;
  private final String path;
  private final Problems problems;
  private final Set<String> known = new LinkedHashSet<>();

  private Fields(JsonValue.Members object, String path, Problems problems) {
    this.object = object;
    this.path = path;
    this.problems = problems;
  }

  /** Returns the fields of a document, or nothing when it is not an object. */
  public static Optional<Fields> of(JsonValue document, Problems problems) {
    if (document instanceof JsonValue.Members object) {
      return Optional.of(new Fields(object, "", problems));
    }
    String what = "expected an object, found " + document.kind();
    problems.add(new Problem("", document.line(), what, "put everything between { and }"));
    return Optional.empty();
  }

  /** Returns what the object holds under this name; {@code null} counts as not there. */
  public Optional<JsonValue> value(String name) {
    known.add(name);
    return Optional.ofNullable(object.values().get(name))
        .filter(value -> !(value instanceof JsonValue.Nothing));
  }

  /** Like {@link #value}, and not being there is a problem. */
  public Optional<JsonValue> requiredValue(String name) {
    Optional<JsonValue> value = value(name);
    if (value.isEmpty()) {
      problem(name, object.values().containsKey(name) ? "is null" : "is missing", "fill it in");
    }
    return value;
  }

  /** Accepts a field whatever it holds, because nothing depends on it. */
  public void accept(String name) {
    known.add(name);
  }

  /** Returns a text that is not empty. */
  public Optional<String> text(String name) {
    return value(name).flatMap(value -> textOf(name, value));
  }

  /** Returns a text that is not empty and has to be there. */
  public Optional<String> requiredText(String name) {
    return requiredValue(name).flatMap(value -> textOf(name, value));
  }

  /**
   * Returns the name of something on a server, which has to be there. A longer one than a name can
   * be would be cut off there, and mean something else.
   *
   * @see <a
   *     href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS">
   *     identifiers</a>
   */
  public Optional<String> requiredName(String name) {
    Optional<String> text = requiredText(name);
    if (text.isPresent() && text.get().getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      problem(
          name,
          "is longer than the %d bytes that PostgreSQL keeps of a name".formatted(LONGEST_NAME),
          "write the name as the server has it");
    }
    return text;
  }

  /** Returns {@code true} or {@code false}. */
  public Optional<Boolean> flag(String name) {
    Optional<JsonValue> value = value(name);
    if (value.isPresent() && value.get() instanceof JsonValue.Flag flag) {
      return Optional.of(flag.value());
    }
    value.ifPresent(other -> wrongType(name, other, "true or false"));
    return Optional.empty();
  }

  /** Returns a list of texts, none of them empty; {@code []} is a list. */
  public Optional<List<String>> texts(String name) {
    Optional<JsonValue> value = value(name);
    if (value.isPresent() && value.get() instanceof JsonValue.Elements list) {
      return Optional.of(textsOf(name, list));
    }
    value.ifPresent(other -> wrongType(name, other, "a list of texts, [\"like\", \"this\"]"));
    return Optional.empty();
  }

  /** Returns one of the choices, which are keyed by how they are written in the file. */
  public <T> Optional<T> choice(String name, Map<String, T> choices) {
    return text(name).flatMap(written -> chosen(name, written, choices));
  }

  /** Returns several of the choices, which are keyed by how they are written in the file. */
  public <T> Optional<List<T>> choices(String name, Map<String, T> choices) {
    return texts(name)
        .map(list -> list.stream().flatMap(it -> chosen(name, it, choices).stream()).toList());
  }

  /** Returns the fields of an object inside this one. */
  public Optional<Fields> object(String name) {
    return value(name).flatMap(value -> objectOf(name, value));
  }

  /** Returns the fields of an object inside this one that has to be there. */
  public Optional<Fields> requiredObject(String name) {
    return requiredValue(name).flatMap(value -> objectOf(name, value));
  }

  /** Returns the names of the object's fields, in the order of the file. */
  public List<String> names() {
    return List.copyOf(object.values().keySet());
  }

  /** Tells every field that nobody asked for, with the known name that comes nearest. */
  public void refuseUnknown() {
    for (String name : names()) {
      if (!known.contains(name)) {
        String remedy =
            Nearest.to(name, known)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElseGet(() -> "known here are " + String.join(", ", known));
        problem(name, "unknown field", remedy);
      }
    }
  }

  /** Adds a problem of one field. */
  public void problem(String name, String what, String remedy) {
    problem(name, lineOf(name), what, remedy);
  }

  /** Adds the problem that a field holds a value of another type; the value is not told. */
  public void wrongType(String name, JsonValue found, String expected) {
    String what = "expected " + expected + ", found " + found.kind();
    problem(name, found.line(), what, "change its value");
  }

  /** Builds something from the fields, unless anything in the whole file is wrong. */
  public <T> Optional<T> ifSound(Supplier<T> build) {
    return problems.none() ? Optional.of(build.get()) : Optional.empty();
  }

  /** Returns the path of a field from the top of the file. */
  public String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Returns the line of a field, or of the object when the field is not there. */
  public int lineOf(String name) {
    JsonValue value = object.values().get(name);
    return value == null ? object.line() : value.line();
  }

  private void problem(String name, int line, String what, String remedy) {
    problems.add(new Problem(pathOf(name), line, what, remedy));
  }

  private Optional<Fields> objectOf(String name, JsonValue value) {
    if (value instanceof JsonValue.Members members) {
      return Optional.of(new Fields(members, pathOf(name), problems));
    }
    wrongType(name, value, "an object");
    return Optional.empty();
  }

  private Optional<String> textOf(String name, JsonValue value) {
    if (!(value instanceof JsonValue.Text text)) {
      wrongType(name, value, "text");
      return Optional.empty();
    }
    if (text.value().isBlank()) {
      problem(name, value.line(), "is empty", "fill it in");
      return Optional.empty();
    }
    if (text.value().indexOf('\0') >= 0) {
      problem(name, value.line(), "has a NUL character, which no name can have", "remove it");
      return Optional.empty();
    }
    return Optional.of(text.value());
  }

  private List<String> textsOf(String name, JsonValue.Elements list) {
    List<String> texts = new ArrayList<>();
    for (int index = 0; index < list.values().size(); index++) {
      textOf(name + "[" + index + "]", list.values().get(index)).ifPresent(texts::add);
    }
    return texts;
  }

  private <T> Optional<T> chosen(String name, String written, Map<String, T> choices) {
    Optional<T> choice = Optional.ofNullable(choices.get(written));
    if (choice.isEmpty()) {
      String known = String.join(", ", choices.keySet());
      problem(name, "unknown value \"" + written + "\"", "use one of " + known);
    }
    return choice;
  }
}
