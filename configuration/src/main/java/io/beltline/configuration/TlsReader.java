package io.beltline.configuration;

import io.beltline.configuration.json.Fields;
import io.beltline.configuration.server.Tls;
import io.beltline.configuration.server.TlsMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the TLS settings of one side; the files that they name must be readable here. */
final class TlsReader {

  private TlsReader() {}

  static Optional<Tls> read(Fields fields, PairFile file) {
    TlsMode mode = fields.choice("mode", TlsMode.byName()).orElse(TlsMode.PREFER);
    Optional<Path> rootCert = readable(fields, "rootCert", file);
    Optional<Path> cert = readable(fields, "cert", file);
    Optional<Path> key = readable(fields, "key", file);
    fields.refuseUnknown();
    if (mode.verifies() && fields.value("rootCert").isEmpty()) {
      fields.problem(
          "rootCert",
          "is missing, and mode " + mode.sslmode() + " verifies against it",
          "name the PEM file of the authority that signed the server's certificate");
    }
    refuseHalf(fields, "cert", "key");
    refuseHalf(fields, "key", "cert");
    return fields.ifSound(() -> new Tls(mode, rootCert, cert, key));
  }

  private static void refuseHalf(Fields fields, String given, String other) {
    if (fields.value(given).isPresent() && fields.value(other).isEmpty()) {
      fields.problem(other, "is missing, but " + given + " is there", "give both or none");
    }
  }

  private static Optional<Path> readable(Fields fields, String name, PairFile file) {
    Optional<Path> path = fields.text(name).flatMap(text -> file.resolve(fields, name, text));
    if (path.isPresent() && !(Files.isRegularFile(path.get()) && Files.isReadable(path.get()))) {
      fields.problem(
          name,
          "no readable file at " + path.get(),
          "put it there, or correct the path; a relative one starts at the configuration's folder");
    }
    return path;
  }
}
