package io.dqrun.runner.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Speaks as much of PostgreSQL's protocol as {@link Rehearsal} needs for the driver to load its
 * classes. Every SELECT has one row, of ones.
 *
 * <p>The protocol: https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
final class RehearsalDatabase implements AutoCloseable {

  private static final int STARTUP = 196_608;
  private static final int OID_OF_BIGINT = 20;

  private final ServerSocket socket;

  private RehearsalDatabase(ServerSocket socket) {
    this.socket = socket;
  }

  /** Listens on any free port of the loopback. */
  static RehearsalDatabase start() throws IOException {
    RehearsalDatabase database =
        new RehearsalDatabase(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    inBackground(database::accept);
    return database;
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        inBackground(() -> serve(client));
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  private static void serve(Socket client) {
    try (client) {
      new Conversation(client).hold();
    } catch (IOException e) {
      // The client went; there is nobody to tell.
    }
  }

  private static final class Conversation {
    private final DataInputStream in;
    private final DataOutputStream out;
    private String query = "";
    private char transaction = 'I';

    Conversation(Socket client) throws IOException {
      in = new DataInputStream(client.getInputStream());
      out = new DataOutputStream(client.getOutputStream());
    }

    void hold() throws IOException {
      while (!isStartup(body())) {
        // No encryption, whichever it was.
        out.writeByte('N');
      }
      answer('R', 0);
      for (String parameter :
          new String[] {
            "server_version\00014.0",
            "server_encoding\000UTF8",
            "client_encoding\000UTF8",
            "DateStyle\000ISO, MDY",
            "TimeZone\000UTC",
            "integer_datetimes\000on",
            "standard_conforming_strings\000on"
          }) {
        answer('S', parameter);
      }
      ready();
      for (int type = in.read(); type >= 0 && type != 'X'; type = in.read()) {
        hear(type, body());
      }
    }

    private byte[] body() throws IOException {
      byte[] body = new byte[in.readInt() - Integer.BYTES];
      in.readFully(body);
      return body;
    }

    private static boolean isStartup(byte[] body) throws IOException {
      return new DataInputStream(new ByteArrayInputStream(body)).readInt() == STARTUP;
    }

    private void hear(int type, byte[] body) throws IOException {
      switch (type) {
        case 'P' -> {
          query = new String(body, StandardCharsets.UTF_8).split("\000", -1)[1];
          answer('1');
        }
        case 'B' -> answer('2');
        case 'C' -> answer('3');
        case 'D' -> describe();
        case 'E' -> execute();
        case 'S' -> ready();
        case 'Q' -> {
          query = new String(body, StandardCharsets.UTF_8).replace("\000", "");
          if (columns() > 0) {
            describe();
          }
          execute();
          ready();
        }
        default -> {}
      }
    }

    private void describe() throws IOException {
      if (columns() == 0) {
        answer('n');
        return;
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream row = new DataOutputStream(bytes);
      row.writeShort(columns());
      for (int i = 0; i < columns(); i++) {
        row.writeBytes("c\000");
        row.writeInt(0);
        row.writeShort(0);
        row.writeInt(OID_OF_BIGINT);
        row.writeShort(Long.BYTES);
        row.writeInt(-1);
        row.writeShort(0);
      }
      answer('T', bytes.toByteArray());
    }

    private void execute() throws IOException {
      String command = query.strip().split("[ (\n]", 2)[0].toUpperCase(Locale.ROOT);
      switch (command) {
        case "BEGIN" -> transaction = 'T';
        case "COMMIT", "ROLLBACK" -> transaction = query.contains(" TO ") ? transaction : 'I';
        default -> {}
      }
      if (columns() == 0) {
        answer('C', command);
        return;
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream row = new DataOutputStream(bytes);
      row.writeShort(columns());
      for (int i = 0; i < columns(); i++) {
        row.writeInt(1);
        row.writeByte('1');
      }
      answer('D', bytes.toByteArray());
      answer('C', "SELECT 1");
    }

    /** What a SELECT asks for; 0 for everything else. */
    private int columns() {
      String text = query.strip().toUpperCase(Locale.ROOT);
      if (!text.startsWith("SELECT")) {
        return 0;
      }
      int depth = 0;
      int columns = 1;
      for (int i = 0; i < text.length() && !(depth == 0 && text.startsWith("FROM", i)); i++) {
        switch (text.charAt(i)) {
          case '(' -> depth++;
          case ')' -> depth--;
          case ',' -> columns += depth == 0 ? 1 : 0;
          default -> {}
        }
      }
      return columns;
    }

    private void ready() throws IOException {
      answer('Z', new byte[] {(byte) transaction});
      out.flush();
    }

    private void answer(char type) throws IOException {
      answer(type, new byte[0]);
    }

    private void answer(char type, int number) throws IOException {
      out.writeByte(type);
      out.writeInt(2 * Integer.BYTES);
      out.writeInt(number);
    }

    private void answer(char type, String text) throws IOException {
      answer(type, (text + '\000').getBytes(StandardCharsets.UTF_8));
    }

    private void answer(char type, byte[] body) throws IOException {
      out.writeByte(type);
      out.writeInt(Integer.BYTES + body.length);
      out.write(body);
    }
  }
}
