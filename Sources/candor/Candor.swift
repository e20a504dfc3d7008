import ArgumentParser
import CandorCore
import CandorLog
import CandorPrompts
import CandorTerminal

@main
struct Candor: ParsableCommand {
  func run() throws { print("hi") }
}
