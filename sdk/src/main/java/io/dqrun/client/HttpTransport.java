package io.dqrun.client;

import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Authenticator;
import okhttp3.ConnectionSpec;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Sends single requests; the only class that knows OkHttp. Redirects are never followed. */
final class HttpTransport implements AutoCloseable {

  /** More than any page of a list; what sends more is no OpenMetadata. */
  private static final long MAX_ANSWER_BYTES = 64L << 20;

  private static final String RETRY_AFTER = "Retry-After";
  private static final MediaType JSON = MediaType.get("application/json");

  private final OkHttpClient http;
  private final HttpUrl base;
  private final Headers headers;

  /**
   * Opens nothing yet.
   *
   * @param headers what to send with every request, checked
   * @param proxy the proxy before the server, of the environment
   */
  HttpTransport(
      ServerAddress address,
      ClientSettings settings,
      Map<String, String> headers,
      Optional<ProxyServer> proxy) {
    this.base = HttpUrl.get(address.url());
    // A name may be there in two spellings; the last one counts.
    Headers.Builder sent = new Headers.Builder();
    headers.forEach(sent::set);
    this.headers = sent.build();
    Duration connect = settings.connectTimeout();
    Duration read = settings.readTimeout();
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .connectTimeout(connect)
            .readTimeout(read)
            .writeTimeout(read)
            // Against answers that trickle for ever, each byte just in time.
            .callTimeout(connect.plus(read.multipliedBy(5)))
            .followRedirects(false)
            .followSslRedirects(false)
            // It would repeat a POST that may have arrived; Retrier decides about that.
            .retryOnConnectionFailure(false)
            .socketFactory(new PromptSockets())
            .addNetworkInterceptor(HttpTransport::watch);
    Tls.of(settings, address)
        .ifPresent(tls -> builder.sslSocketFactory(tls.socketFactory(), tls.manager()));
    if (!address.encrypted()) {
      // Otherwise OkHttp reads every certificate that Java trusts, a tenth of a second of each run.
      builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
    }
    if (settings.serverCertificate() == ServerCertificate.IGNORED) {
      builder.hostnameVerifier((host, session) -> true);
    }
    if (address.loopback()) {
      builder.proxy(Proxy.NO_PROXY);
    } else if (!settings.proxies().decidedByJava()) {
      builder.proxy(proxy.map(ProxyServer::address).orElse(Proxy.NO_PROXY));
    }
    proxy
        .flatMap(ProxyServer::authorization)
        .ifPresent(secret -> builder.proxyAuthenticator(authenticator(secret)));
    this.http = builder.build();
  }

  /** Loads and initialises what the first transport would, and keeps nothing of it. */
  static void prepare() {
    new OkHttpClient.Builder().connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).build();
  }

  /** Answers a proxy that asks who comes; asked again, it gives up. */
  private static Authenticator authenticator(String secret) {
    return (route, response) ->
        response.request().header("Proxy-Authorization") == null
            ? response.request().newBuilder().header("Proxy-Authorization", secret).build()
            : null;
  }

  /** Whether a URL of this host can be built. */
  static boolean understands(ServerAddress address) {
    return HttpUrl.parse(address.url()) != null;
  }

  /**
   * Sends a request once and reads the whole answer.
   *
   * @param body the JSON to send, or null for none
   * @throws NoAnswerException if no complete answer arrived
   */
  Answer send(ApiCall call, byte @Nullable [] body) throws NoAnswerException {
    Sending sending = new Sending();
    try (Response response = http.newCall(request(call, body, sending)).execute()) {
      return new Answer(response.code(), sending.headers, read(response));
    } catch (IOException e) {
      throw new NoAnswerException(e, sending.begun);
    }
  }

  private Request request(ApiCall call, byte @Nullable [] body, Sending sending) {
    HttpUrl.Builder url = base.newBuilder();
    call.route().encodedSegments(call.arguments()).forEach(url::addEncodedPathSegment);
    call.query()
        .forEach(
            (name, value) -> url.addEncodedQueryParameter(name, PercentEncoding.encode(value)));
    return new Request.Builder()
        .url(url.build())
        .headers(headers)
        .tag(Sending.class, sending)
        .method(call.method(), body(call, body))
        .build();
  }

  private static @Nullable RequestBody body(ApiCall call, byte @Nullable [] body) {
    if (body != null) {
      return RequestBody.create(body, JSON);
    }
    // OkHttp sends no write without a body; this one has no content type either.
    return call.writes() ? RequestBody.EMPTY : null;
  }

  private static String read(Response response) throws IOException {
    BufferedSource source = response.body().source();
    if (source.request(MAX_ANSWER_BYTES + 1)) {
      throw new IOException("the answer is larger than " + MAX_ANSWER_BYTES + " bytes");
    }
    return source.readUtf8();
  }

  /** Network interceptors run when a connection stands and nothing has been sent. */
  private static Response watch(Interceptor.Chain chain) throws IOException {
    Sending sending = Objects.requireNonNull(chain.request().tag(Sending.class));
    sending.begun = true;
    Response response = chain.proceed(chain.request());
    sending.headers = response.headers().toMultimap();
    // OkHttp would act on it: send even a POST again at once, or fail on a number too large.
    return response.header(RETRY_AFTER) == null
        ? response
        : response.newBuilder().removeHeader(RETRY_AFTER).build();
  }

  /** Stops everything; a daemon thread or a kept connection would outlive the run otherwise. */
  @Override
  public void close() {
    http.dispatcher().cancelAll();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  /** What is seen of one attempt on the wire; written and read by the calling thread. */
  private static final class Sending {
    boolean begun;
    Map<String, List<String>> headers = Map.of();
  }
}
