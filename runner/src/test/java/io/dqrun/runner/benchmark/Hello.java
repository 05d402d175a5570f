package io.dqrun.runner.benchmark;

/** The least that a program in Java can do: the floor of every start. */
final class Hello {

  private Hello() {}

  public static void main(String[] arguments) {
    System.out.println("hello");
  }
}
