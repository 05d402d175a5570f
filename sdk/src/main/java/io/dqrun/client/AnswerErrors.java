package io.dqrun.client;

import io.dqrun.client.ErrorBody.Origin;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes exceptions of answers. */
final class AnswerErrors {

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
          error.origin() == Origin.OTHER || error.origin() == Origin.TEXT;
      default -> error.status() < 400;
    };
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
              .withHint("use the token of the ingestion bot, or give the user's role this right");
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
    return call.arguments().isEmpty() ? problem : problem.withPath(call.arguments().get(0));
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
