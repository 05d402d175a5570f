package io.dqrun.client;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Makes exceptions of requests without an answer, in plain words. */
final class WireErrors {

  private final ServerAddress address;
  private final ClientSettings settings;
  private final Optional<ProxyServer> proxy;

  WireErrors(ServerAddress address, ClientSettings settings, Optional<ProxyServer> proxy) {
    this.address = address;
    this.settings = settings;
    this.proxy = proxy;
  }

  ApiException of(ApiCall call, NoAnswerException failure) {
    IOException cause = failure.reason();
    boolean outcomeUnknown = failure.sent() && call.writes();
    ApiException.Context context = new ApiException.Context(call, 0, "", outcomeUnknown, false);
    return new ApiException(problem(cause, failure.sent()), context, cause);
  }

  private Problem problem(Throwable cause, boolean sent) {
    if (proxy.isPresent() && !sent) {
      Optional<Problem> proxyProblem = proxyProblem(proxy.get(), cause);
      if (proxyProblem.isPresent()) {
        return proxyProblem.get();
      }
    }
    if (cause instanceof UnknownHostException) {
      return unreachable(
          "the host '" + address.host() + "' is not known", "check the host's name and the DNS");
    }
    if (cause instanceof SocketTimeoutException && !sent) {
      return unreachable(
          "no connection within " + settings.connectTimeout().toSeconds() + " s",
          "check the address and whether a firewall stands in between");
    }
    if (cause instanceof SocketTimeoutException) {
      return unreachable(
          "no answer within " + settings.readTimeout().toSeconds() + " s",
          "the server is overloaded, or a proxy holds the answer back");
    }
    if (cause instanceof InterruptedIOException) {
      return unreachable("the request was given up", "it was interrupted, or took too long");
    }
    if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
      return unreachable(
          "nothing accepts connections there", "check that the server runs and the port is right");
    }
    if (cause instanceof SSLException) {
      return tls(cause);
    }
    return unreachable(
        sent ? "the connection broke before the answer was complete" : "no connection",
        "try again; if it stays so, look at the server's log");
  }

  private Optional<Problem> proxyProblem(ProxyServer between, Throwable cause) {
    int refusal = ProxyRefusal.status(cause);
    if (refusal == ProxyRefusal.CREDENTIALS) {
      return Optional.of(
          unreachable(
              between
                  + (between.user().isPresent()
                      ? " refuses its user name or password"
                      : " wants a user name and a password"),
              "write them into "
                  + between.variable()
                  + ": http://name:password@host:port, with %40 for an @ in the password"));
    }
    if (refusal != ProxyRefusal.NONE) {
      return Optional.of(
          unreachable(
              between + " refuses the way there with " + refusal,
              "ask whoever runs the proxy, or except the server in NO_PROXY"));
    }
    if (cause instanceof UnknownHostException) {
      return Optional.of(
          unreachable("the host of " + between + " is not known", "check " + between.variable()));
    }
    if (cause instanceof ConnectException) {
      return Optional.of(
          unreachable(
              between + " accepts no connections",
              "check " + between.variable() + ", or except the server in NO_PROXY"));
    }
    return Optional.empty();
  }

  private Problem tls(Throwable cause) {
    if (cause instanceof SSLPeerUnverifiedException) {
      return unreachable(
          "its certificate is for another host than '" + address.host() + "'",
          "use the host's name that the certificate names");
    }
    for (Throwable t = cause.getCause(); t != null; t = t.getCause()) {
      Optional<Problem> time = t instanceof CertificateException ? wrongTime(t) : Optional.empty();
      if (time.isPresent()) {
        return time.get();
      }
      if (t instanceof CertificateException) {
        return unreachable(
            "its certificate is not trusted",
            "set verifySSL: validate and sslConfig.caCertificate to the authority's PEM file");
      }
    }
    if (wantsCertificate(cause)) {
      return unreachable(
          settings.clientCertificate().isPresent()
              ? "it refuses the client's certificate"
              : "it wants a certificate of the client",
          "name a certificate that it knows in sslConfig.sslCertificate and its key in"
              + " sslConfig.sslKey");
    }
    return unreachable(
        "no encrypted connection could be made",
        "check that the port speaks https; a server without TLS needs http:// in hostPort");
  }

  /** A certificate whose time is over, or is still to come. */
  private Optional<Problem> wrongTime(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof CertificateExpiredException
          || t instanceof CertificateNotYetValidException) {
        boolean over = t instanceof CertificateExpiredException;
        return Optional.of(
            unreachable(
                over ? "its certificate has expired" : "its certificate is not valid yet",
                "have it renewed; or is the clock of this machine wrong, which says %s?"
                    .formatted(settings.retryPolicy().clock().instant().truncatedTo(SECONDS))));
      }
    }
    return Optional.empty();
  }

  private static boolean wantsCertificate(Throwable cause) {
    String text = String.valueOf(cause.getMessage());
    return text.contains("certificate_required")
        || text.contains("bad_certificate")
        || text.contains("certificate_unknown")
        || text.contains("unknown_ca");
  }

  private Problem unreachable(String reason, String hint) {
    return Problem.error(
            ProblemCode.SERVER_UNREACHABLE,
            "the server at " + address.url() + " cannot be reached: " + reason)
        .withPath(ServerAddress.KEY)
        .withHint(hint);
  }
}
