package io.beltline.configuration;

import io.beltline.configuration.json.Fields;
import io.beltline.configuration.server.ServerFiles;
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
    key.ifPresent(path -> ClientKey.refuseUnfit(fields, "key", path));
    Optional<ServerFiles> onServer = fields.object("onServer").flatMap(TlsReader::onServer);
    fields.refuseUnknown();
    if (mode.verifies() && fields.value("rootCert").isEmpty()) {
      fields.problem(
          "rootCert",
          "is missing, and mode " + mode.sslmode() + " verifies against it",
          "name the PEM file of the authority that signed the server's certificate");
    }
    if (mode.isOptional() && rootCert.isPresent()) {
      fields.problem(
          "rootCert",
          "is there, but mode " + mode.sslmode() + " verifies nothing",
          "set mode to verify-full, or leave rootCert out");
    }
    refuseHalf(fields, "cert", "key");
    refuseHalf(fields, "key", "cert");
    return fields.ifSound(
        () -> new Tls(mode, rootCert, cert, key, onServer.orElse(ServerFiles.DEFAULT)));
  }

  private static Optional<ServerFiles> onServer(Fields fields) {
    Optional<String> rootCert = absolute(fields, "rootCert");
    Optional<String> cert = absolute(fields, "cert");
    Optional<String> key = absolute(fields, "key");
    fields.refuseUnknown();
    refuseHalf(fields, "cert", "key");
    refuseHalf(fields, "key", "cert");
    return fields.ifSound(() -> new ServerFiles(rootCert, cert, key));
  }

  /** Nothing here can tell whether the file is there. */
  private static Optional<String> absolute(Fields fields, String name) {
    Optional<String> path = fields.text(name);
    if (path.isPresent() && !path.get().matches("(/|[A-Za-z]:[/\\\\]).*")) {
      fields.problem(
          name,
          "not an absolute path",
          "write where the file is on that database server's disk, like /etc/postgresql/root.crt");
    }
    return path;
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
