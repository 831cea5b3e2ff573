package io.beltline.worker;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks a worker's health and metrics as an orchestrator would. */
public final class HttpProbe {
  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;

  /** For the worker that listens there on loopback. */
  public HttpProbe(int port) {
    this.port = port;
  }

  /** The answer of one path. */
  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + port + path);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  int status(String path) throws IOException, InterruptedException {
    return get(path).statusCode();
  }
}
