package io.beltline.configuration;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Tells host names and numeric addresses from other text, without asking a name server. */
final class Address {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9._-]*)");
  private static final Pattern V4 = Pattern.compile("(\\d{1,3})(\\.\\d{1,3}){3}");
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%\\w+)?");

  private Address() {}

  static boolean isHost(String text) {
    return NAME.matcher(text).matches() || isNumeric(text);
  }

  static boolean isNumeric(String text) {
    if (V4.matcher(text).matches()) {
      return Pattern.compile("\\.")
          .splitAsStream(text)
          .allMatch(part -> part.length() < 4 && Integer.parseInt(part) < 256);
    }
    return V6.matcher(text).matches() && isV6(text);
  }

  /** A text with a colon is never looked up: it is an address or refused. */
  private static boolean isV6(String text) {
    int zone = text.indexOf('%');
    try {
      return InetAddress.getByName(zone < 0 ? text : text.substring(0, zone)) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
