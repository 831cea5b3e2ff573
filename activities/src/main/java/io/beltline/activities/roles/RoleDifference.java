package io.beltline.activities.roles;

import io.beltline.activities.sql.Identifiers;
import java.util.ArrayList;
import java.util.List;

/**
 * How one role of the destination differs from the source's of that name.
 *
 * @param role its name
 * @param lacks what it could not do on the destination that it can on the source, or might not: it
 *     has less, or another password for certain
 * @param other what else is different: it has more, or another setting, or perhaps another password
 * @param remedies statements that make it the source's, on the destination
 */
public record RoleDifference(
    String role, List<String> lacks, List<String> other, List<String> remedies) {

  /** Both, in words. */
  public String what() {
    List<String> all = new ArrayList<>(lacks);
    all.addAll(other);
    return role + ": " + String.join(", ", all);
  }

  /** Collects what is found about one role. */
  static final class Builder {
    private final String role;
    private final List<String> lacks = new ArrayList<>();
    private final List<String> other = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final List<String> statements = new ArrayList<>();

    Builder(String role) {
      this.role = role;
    }

    /** A word of {@code alter role} mends it; none where nothing can. */
    void add(boolean lacking, String what, String word) {
      (lacking ? lacks : other).add(what);
      if (!word.isEmpty()) {
        words.add(word);
      }
    }

    /** A statement of its own mends it. */
    void addOther(String what, String statement) {
      other.add(what);
      statements.add(statement);
    }

    RoleDifference build() {
      List<String> remedies = new ArrayList<>();
      if (!words.isEmpty()) {
        remedies.add("alter role " + Identifiers.quote(role) + " " + String.join(" ", words));
      }
      remedies.addAll(statements);
      return new RoleDifference(role, lacks, other, remedies);
    }
  }
}
