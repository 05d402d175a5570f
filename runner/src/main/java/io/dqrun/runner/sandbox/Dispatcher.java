package io.dqrun.runner.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.dqrun.runner.sandbox.wire.Caller;
import io.dqrun.runner.sandbox.wire.ErrorReply;
import io.dqrun.runner.sandbox.wire.Reply;
import io.dqrun.runner.sandbox.wire.Request;
import io.dqrun.runner.sandbox.wire.Route;
import io.dqrun.runner.sandbox.wire.Router;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Takes requests off the wire, and lets one at a time into the store. The order of the checks is
 * the web framework's: path, method, media types, token, and only then the body.
 */
final class Dispatcher implements HttpHandler {

  private static final String API = "/api";

  private final Router router;
  private final SandboxVersion version;
  private final Object lock;
  private final SandboxOptions options;
  private final Tokens tokens;
  private final Permissions permissions;
  private volatile FaultPlan faults;
  private final AtomicLong answered = new AtomicLong();

  /**
   * A dispatcher.
   *
   * @param options how the sandbox behaves
   * @param tokens finds out who asks
   * @param lock held while a handler runs
   */
  Dispatcher(Router router, SandboxOptions options, Tokens tokens, Object lock) {
    this.router = router;
    this.version = options.version();
    this.options = options;
    this.tokens = tokens;
    this.permissions = new Permissions(version);
    this.faults = new FaultPlan(options.faults());
    this.lock = lock;
  }

  /** Lets this go wrong from now on, and nothing else. */
  void inject(Faults newFaults) {
    faults = new FaultPlan(newFaults);
  }

  long answered() {
    return answered.get();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      FaultPlan plan = faults;
      Optional<Fault> fault = plan.next(exchange.getRequestURI().getRawPath());
      answered.incrementAndGet();
      if (fault.equals(Optional.of(Fault.DROP_REQUEST))) {
        return;
      }
      // Read to the end in any case, or the connection could not be used again.
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean works = fault.map(Fault::doesTheWork).orElse(true);
      Reply reply = works ? reply(exchange, body) : FaultyWire.instead(fault.orElseThrow());
      if (plan.latencyMillis() > 0) {
        FaultyWire.pause(plan.latencyMillis());
      }
      if (works && fault.isPresent()) {
        FaultyWire.write(exchange, reply, fault.get());
      } else {
        FaultyWire.write(exchange, reply);
      }
    }
  }

  private Reply reply(HttpExchange exchange, byte[] body) {
    try {
      return route(exchange, body);
    } catch (ErrorReply error) {
      return error.reply();
    } catch (RuntimeException e) {
      // A mistake of the sandbox itself must reach the client as an answer, not as a hang-up.
      return ErrorReply.unhandled("sandbox: " + e).reply();
    }
  }

  private Reply route(HttpExchange exchange, byte[] body) {
    String rawPath = exchange.getRequestURI().getRawPath();
    if (!rawPath.equals(API) && !rawPath.startsWith(API + "/")) {
      throw ErrorReply.outsideApi(rawPath);
    }
    List<String> path = Request.segments(rawPath.substring(1));
    if (path.size() < 2 || !path.get(1).equals("v1")) {
      throw ErrorReply.routing(version.errorStyle(), 404);
    }
    String method = exchange.getRequestMethod();
    Router.Match match = router.match(method, path.subList(2, path.size()), version.errorStyle());
    checkMediaTypes(exchange, body.length > 0);
    Caller caller =
        match.route().access() == Route.Access.PUBLIC
            ? Caller.BOT
            : tokens.authenticate(header(exchange, "Authorization"));
    permissions.check(caller, match.route());
    options.search().check(match.route());
    Request request =
        new Request(
            rawPath,
            match.variables(),
            exchange.getRequestURI().getRawQuery(),
            body,
            caller,
            version.errorStyle());
    synchronized (lock) {
      return match.route().handler().handle(request);
    }
  }

  private void checkMediaTypes(HttpExchange exchange, boolean hasBody) {
    String contentType = header(exchange, "Content-Type");
    if (hasBody && contentType != null && !mediaType(contentType).equals("application/json")) {
      throw ErrorReply.routing(version.errorStyle(), 415);
    }
    List<String> accept = exchange.getRequestHeaders().get("Accept");
    if (accept != null && accept.stream().noneMatch(Dispatcher::acceptsJson)) {
      throw ErrorReply.routing(version.errorStyle(), 406);
    }
  }

  private static boolean acceptsJson(String header) {
    for (String range : header.split(",", -1)) {
      switch (mediaType(range)) {
        case "*/*", "application/*", "application/json" -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  private static String mediaType(String header) {
    int parameters = header.indexOf(';');
    String type = parameters < 0 ? header : header.substring(0, parameters);
    return type.strip().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String header(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }
}
