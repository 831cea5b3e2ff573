package io.beltline.activities.roles;

import io.beltline.activities.sql.Query;
import io.beltline.configuration.server.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.postgresql.util.PasswordUtil;

/**
 * Hashes passwords on this side of the connection, so that clear text reaches neither the server
 * nor its log.
 */
final class PasswordHash {
  private static final Pattern SCRAM =
      Pattern.compile("SCRAM-SHA-256\\$(\\d{1,9}):([^$]+)\\$([^:]+):(.+)");
  private static final int KEY_BITS = 256;
  private static final String MAY_READ =
      "select pg_catalog.has_column_privilege('pg_catalog.pg_authid', 'rolpassword', 'select')";
  private static final String STORED =
      "select rolpassword from pg_catalog.pg_authid where rolname = ? and rolpassword is not null";

  private PasswordHash() {}

  /** The configured password in the form that the server would store. */
  static String of(Connection connection, Credentials user) throws SQLException {
    String method =
        Query.of(connection, "select pg_catalog.current_setting('password_encryption')")
            .one(row -> row.getString(1));
    // "on" is how servers before 10 call md5; they know nothing else.
    String encryption = method.startsWith("scram") ? method : "md5";
    return PasswordUtil.encodePassword(
        user.name(), user.password().resolve().reveal().toCharArray(), encryption);
  }

  /** Whether the root user may read hashes. */
  static boolean areReadable(Connection connection) throws SQLException {
    return Query.of(connection, MAY_READ).isTrue();
  }

  /** A role's, where they are readable; empty without one. */
  static Optional<String> stored(Connection connection, String role) throws SQLException {
    return Query.of(connection, STORED, role).first(row -> row.getString(1));
  }

  /** Whether a stored hash is one of the configured password. */
  static boolean matches(String stored, Credentials user) throws SQLException {
    String password = user.password().resolve().reveal();
    Matcher scram = SCRAM.matcher(stored);
    if (!scram.matches()) {
      return stored.equals(PasswordUtil.encodePassword(user.name(), password.toCharArray(), "md5"));
    }
    byte[] salt = Base64.getDecoder().decode(scram.group(2));
    byte[] storedKey = Base64.getDecoder().decode(scram.group(3));
    // The server prepares a password by RFC 4013, and takes one as it is where that cannot be done.
    for (String prepared :
        List.of(Normalizer.normalize(password, Normalizer.Form.NFKC), password)) {
      byte[] key = storedKey(prepared, salt, Integer.parseInt(scram.group(1)));
      if (MessageDigest.isEqual(storedKey, key)) {
        return true;
      }
    }
    return false;
  }

  /** As RFC 5802 has it: H(HMAC(Hi(password, salt, iterations), "Client Key")). */
  private static byte[] storedKey(String password, byte[] salt, int iterations) {
    try {
      byte[] salted =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, KEY_BITS))
              .getEncoded();
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(salted, "HmacSHA256"));
      byte[] clientKey = mac.doFinal("Client Key".getBytes(StandardCharsets.US_ASCII));
      return MessageDigest.getInstance("SHA-256").digest(clientKey);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256, HMAC and PBKDF2", e);
    }
  }

  /**
   * What two hashes of one role say of its passwords. Two of SCRAM have salts of their own, so they
   * differ although the password may be the same.
   */
  static Likeness compare(String one, String other) {
    if (one.equals(other)) {
      return Likeness.SAME;
    }
    boolean comparable = !SCRAM.matcher(one).matches() && !SCRAM.matcher(other).matches();
    return comparable ? Likeness.DIFFERENT : Likeness.UNKNOWN;
  }

  /** Whether two passwords are the same. */
  enum Likeness {
    SAME,
    DIFFERENT,
    UNKNOWN
  }
}
