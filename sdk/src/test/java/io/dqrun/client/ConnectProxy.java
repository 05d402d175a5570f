package io.dqrun.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that opens tunnels, all to one port of this machine whatever it is asked for. */
final class ConnectProxy implements AutoCloseable {

  /** The heads of the requests, line by line, one text each. */
  final List<String> heads = new CopyOnWriteArrayList<>();

  private final ServerSocket socket;
  private final int target;
  private final String wanted;
  private final String refusal;

  /**
   * Starts to listen.
   *
   * @param target the port to which tunnels lead
   * @param wanted the line that a request must hold; empty for none
   * @param refusal the status line for requests without it
   */
  ConnectProxy(int target, String wanted, String refusal) {
    this.target = target;
    this.wanted = wanted;
    this.refusal = refusal;
    try {
      this.socket = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "test-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        daemon(() -> serve(client));
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private void serve(Socket client) {
    try (client) {
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII), 1);
      boolean again = true;
      while (again) {
        StringBuilder head = new StringBuilder();
        for (String line = reader.readLine(); ; line = reader.readLine()) {
          if (line == null) {
            return;
          }
          if (line.isEmpty()) {
            break;
          }
          head.append(line).append('\n');
        }
        heads.add(head.toString());
        again = !head.toString().contains(wanted);
        if (again) {
          write(client, "HTTP/1.1 " + refusal + "\r\nContent-Length: 0\r\n\r\n");
        }
      }
      write(client, "HTTP/1.1 200 OK\r\n\r\n");
      try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
        daemon(() -> copy(server, client));
        copy(client, server);
      }
    } catch (IOException e) {
      // One of the two hung up.
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static void copy(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      in.transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of the two hung up.
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
