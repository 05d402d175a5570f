package io.dqrun.runner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The formats of reports in files. */
public enum ReportFormat {
  /** What {@code --output json} prints. */
  JSON(null),
  /** The XML that servers of continuous integration read. */
  JUNIT(null),
  /** One page that needs nothing else. */
  HTML(null),
  /** For the summary of a job. */
  MARKDOWN(null),
  /** SARIF 2.1.0, for code scanning; about files only. */
  SARIF(ReportSubject.FILES),
  /** OpenLineage's run events, one in a line; about runs only. */
  OPENLINEAGE(ReportSubject.RUNS);

  /** The only subject that it has a form for; null for both. */
  private final @Nullable ReportSubject only;

  ReportFormat(@Nullable ReportSubject only) {
    this.only = only;
  }

  /** The word for it on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The formats that a subject can be reported in. */
  public static List<ReportFormat> of(ReportSubject subject) {
    // Without making one: help texts ask, too, and must not load what reports need.
    List<ReportFormat> formats = new ArrayList<>();
    for (ReportFormat format : values()) {
      if (format.only == null || format.only == subject) {
        formats.add(format);
      }
    }
    return List.copyOf(formats);
  }

  /** An empty report on runs, by this version of the program, if there is one. */
  Optional<Report.OfRuns> onRuns(String version) {
    return switch (this) {
      case JSON -> Optional.of(new JsonFile(ReportSubject.RUNS));
      case JUNIT -> Optional.of(new JunitReport());
      case HTML -> Optional.of(new HtmlReport());
      case MARKDOWN -> Optional.of(new MarkdownReport());
      case OPENLINEAGE -> Optional.of(new OpenLineageReport(version));
      case SARIF -> Optional.empty();
    };
  }

  /** An empty report on files, by this version of the program, if there is one. */
  Optional<Report.OfFiles> onFiles(String version) {
    return switch (this) {
      case JSON -> Optional.of(new JsonFile(ReportSubject.FILES));
      case JUNIT -> Optional.of(new JunitReport());
      case HTML -> Optional.of(new HtmlReport());
      case MARKDOWN -> Optional.of(new MarkdownReport());
      case SARIF -> Optional.of(new SarifReport(version));
      case OPENLINEAGE -> Optional.empty();
    };
  }
}
