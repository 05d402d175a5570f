package io.dqrun.client;

import io.dqrun.client.ErrorBody.Origin;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes exceptions of answers. */
final class AnswerErrors {

  /** How OpenMetadata names what a policy denies. */
  private static final Pattern OPERATIONS = Pattern.compile("operations? \\[([\\w, ]+)]");

  /** Jetty's words about an encoded slash. */
  private static final Pattern AMBIGUOUS = Pattern.compile("(?i)ambiguous (uri|path)");

  private final String url;
  private final Optional<String> token;
  private final InstantSource clock;
  private final ServerText texts;

  AnswerErrors(ServerAddress address, Optional<String> token, InstantSource clock, ServerText t) {
    this.url = address.url();
    this.token = token;
    this.clock = clock;
    this.texts = t;
  }

  /** The exception for an answer that is not a success. */
  ApiException refused(ApiCall call, Answer answer) {
    ErrorBody error = ErrorBody.of(answer, texts);
    int status = error.status();
    ApiException.Context context =
        new ApiException.Context(
            call,
            status,
            error.text(),
            call.writes() && (status >= 500 || status == 408),
            error.origin() == Origin.ROUTER);
    if (status >= 300 && status < 400) {
      return redirected(answer, context);
    }
    if (status == 401) {
      return new UnauthorizedException(tokenRefused(error), context);
    }
    if (status == 407) {
      return proxyWantsCredentials(context);
    }
    if (status == 400 && AMBIGUOUS.matcher(error.text()).find()) {
      return new ApiException(slashRefused(call, error), context, null);
    }
    if (foreign(error)) {
      return notOpenMetadata("answers " + status + quoted(error.text()) + " to " + call, context);
    }
    Problem problem = problem(call, error);
    if (status == 404 && error.origin() == Origin.API) {
      return new NotFoundException(problem, context);
    }
    return status == 409
        ? new ConflictException(problem, context)
        : new ApiException(problem, context, null);
  }

  /** The exception for a success whose body is of no use. */
  ApiException notUnderstood(
      ApiCall call, Answer answer, String reason, @Nullable Throwable cause) {
    String text =
        answer.html() ? texts.shownPage(answer.text()) : "something that is no answer of the API";
    String what = reason.isEmpty() ? text : "JSON that cannot be understood: " + reason;
    // Behind a page there is no server that did anything; behind odd JSON there may be.
    boolean outcomeUnknown = call.writes() && !answer.html();
    return new ApiException(
        elsewhere("answers " + call + " with " + texts.shown(what)),
        new ApiException.Context(call, answer.status(), texts.shown(what), outcomeUnknown, false),
        cause);
  }

  private static boolean foreign(ErrorBody error) {
    return switch (error.status()) {
      case 404, 405, 406, 415, 501 ->
          error.origin() == Origin.OTHER || error.origin() == Origin.TEXT || error.page();
      // A gateway's page about a server that is down is about that server.
      case 401, 408, 429 -> false;
      default -> error.status() < 400 || (error.status() < 500 && error.page());
    };
  }

  private static ApiException proxyWantsCredentials(ApiException.Context context) {
    return new ApiException(
        Problem.error(ProblemCode.SERVER_UNREACHABLE, "the proxy wants a user name and a password")
            .withPath(ServerAddress.KEY)
            .withHint(
                "put them into the variable with its address, such as HTTP_PROXY:"
                    + " http://name:password@host:port"),
        context,
        null);
  }

  private Problem slashRefused(ApiCall call, ErrorBody error) {
    return problemAbout(
        call,
        Problem.error(
                ProblemCode.REQUEST_REFUSED,
                "the web server before OpenMetadata refuses names with a slash or a percent sign: "
                    + error.text())
            .withHint(
                "let the server or its proxy accept encoded slashes in paths, or rename what has"
                    + " the name"));
  }

  private Problem tokenRefused(ErrorBody error) {
    TokenDiagnosis.Finding finding = TokenDiagnosis.of(token, error.foreignKey(), clock.instant());
    return Problem.error(
            ProblemCode.TOKEN_REFUSED,
            "the server refused the token: " + finding.reason() + quoted(error.text()))
        .withPath("workflowConfig.openMetadataServerConfig.securityConfig.jwtToken")
        .withHint(finding.hint());
  }

  private Problem problem(ApiCall call, ErrorBody error) {
    int status = error.status();
    String said = quoted(error.text());
    Problem problem;
    if (status == 403) {
      problem =
          Problem.error(
                  ProblemCode.PERMISSION_DENIED,
                  "the server does not allow " + call + " to this token" + said)
              .withHint(
                  "use the token of the ingestion bot, or give a role of its user "
                      + permission(error.text()));
    } else if (status >= 500 || status == 408 || status == 429) {
      problem =
          Problem.error(
              ProblemCode.SERVER_ERROR,
              "the server at " + url + " failed with " + status + " on " + call + said);
      if (error.text().contains("Connection refused")) {
        problem = problem.withHint("the server's search engine is probably down");
      }
    } else {
      problem =
          Problem.error(
              ProblemCode.REQUEST_REFUSED, "the server refused " + call + " with " + status + said);
    }
    return problemAbout(call, problem);
  }

  private static Problem problemAbout(ApiCall call, Problem problem) {
    return call.arguments().isEmpty() ? problem : problem.withPath(call.arguments().get(0));
  }

  private static String permission(String serverText) {
    Matcher operations = OPERATIONS.matcher(serverText);
    return operations.find()
        ? "the permission " + operations.group(1) + " on what the request is about"
        : "this right";
  }

  private ApiException redirected(Answer answer, ApiException.Context context) {
    String target =
        answer
            .header("Location")
            .map(text -> text.replaceFirst("[?#].*", "").replaceFirst("//[^/@]*@", "//"))
            .map(text -> " to " + texts.shown(text))
            .orElse("");
    return notOpenMetadata(
        "redirects" + target + " (" + answer.status() + "); redirects are not followed", context);
  }

  private ApiException notOpenMetadata(String what, ApiException.Context context) {
    return new ApiException(elsewhere(what), context, null);
  }

  private Problem elsewhere(String what) {
    return Problem.error(ProblemCode.NOT_OPENMETADATA, url + " " + what)
        .withPath(ServerAddress.KEY)
        .withHint(
            "check that hostPort names the server itself and ends in /api, and that no proxy or"
                + " login page stands in between");
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "" : ": " + text;
  }
}
