package io.dqrun.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PromptSocketsTest {

  /** What a request takes at least that waits for an acknowledgement. */
  private static final Duration LATE = Duration.ofMillis(35);

  private static final FullyQualifiedName TEST_CASE =
      FullyQualifiedName.parse("shop.db.public.orders.not_empty");
  private static final int LANES = 4;
  private static final int POSTS = 200;

  @Test
  void resultsOverHttp2DoNotWaitForAcknowledgements() throws Exception {
    try (MockWebServer server = promptServer();
        OpenMetadataClient client =
            OpenMetadataClient.open(
                ClientSettings.builder()
                    .hostPort("https://127.0.0.1:" + server.getPort() + "/api")
                    .token("token")
                    .trustedCertificate(TlsFiles.path("server.pem"))
                    .build())) {
      client.serverVersion();
      int late = POSTS;
      // Once is enough: only something else on this machine can keep them in addition.
      for (int round = 0; round < 3 && late > POSTS / 5; round++) {
        late = late(client.testCaseResults());
      }

      assertTrue(late <= POSTS / 5, late + " of " + POSTS);
    }
  }

  /** How many of the results that are sent side by side are late. */
  private static int late(TestCaseResultApi api) throws InterruptedException {
    AtomicInteger late = new AtomicInteger();
    List<Thread> lanes = new ArrayList<>();
    for (int lane = 0; lane < LANES; lane++) {
      int first = lane;
      Thread thread =
          new Thread(
              () -> {
                for (int i = first; i < POSTS; i += LANES) {
                  long start = System.nanoTime();
                  api.post(TEST_CASE, result(i));
                  if (System.nanoTime() - start >= LATE.toNanos()) {
                    late.incrementAndGet();
                  }
                }
              });
      thread.start();
      lanes.add(thread);
    }
    for (Thread lane : lanes) {
      lane.join();
    }
    return late.get();
  }

  private static TestCaseResult result(long timestamp) {
    return TestCaseResult.builder()
        .timestamp(timestamp)
        .testCaseStatus(TestCaseStatus.SUCCESS)
        .build();
  }

  private static MockWebServer promptServer() throws IOException {
    MockWebServer server = new MockWebServer();
    server.setServerSocketFactory(new PromptServerSockets());
    server.useHttps(TlsFiles.server("server.pem", "server-key.pem"));
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body("{\"version\":\"1.6.2\"}")
                .build();
          }
        });
    server.start();
    return server;
  }

  /** So that the answers do not wait either. */
  private static final class PromptServerSockets extends ServerSocketFactory {
    @Override
    public ServerSocket createServerSocket() throws IOException {
      return new ServerSocket() {
        @Override
        public Socket accept() throws IOException {
          Socket socket = super.accept();
          socket.setTcpNoDelay(true);
          return socket;
        }
      };
    }

    @Override
    public ServerSocket createServerSocket(int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
      throw new UnsupportedOperationException();
    }
  }
}
