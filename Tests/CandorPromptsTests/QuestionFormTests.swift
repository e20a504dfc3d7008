// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorPrompts
import Testing

/// Questions as they would be heard, and their curious form.
@Suite struct QuestionFormTests {
  let coach = CoachShelf.load(configFolder: nil).coach

  private func kinds(_ text: String) -> [QuestionReading.Kind] {
    coach.questions(in: text, names: KnownNames([])).map(\.kind)
  }

  @Test func eachKindIsTold() {
    #expect(kinds("What do you need from me?") == [.open])
    #expect(kinds("Did the truck leave?") == [.closed])
    #expect(kinds("Don't you think it took too long?") == [.leading])
    #expect(kinds("Why didn't you call me?") == [.accusatory])
    #expect(kinds("The truck left at noon.") == [])
  }

  @Test func severalInOneBreathAreCounted() {
    let questions = coach.questions(
      in: "How did it go? Did they pay? I was away on Monday.\nWhat is next?", names: KnownNames([]))
    #expect(questions.map(\.place) == [1, 2, 1])
    #expect(questions.map(\.company) == [2, 2, 1])
    #expect(questions.map(\.quote) == ["How did it go?", "Did they pay?", "What is next?"])
    #expect(questions.first?.says.contains("one of 2") == true)
  }

  @Test func theCuriousFormKeepsTheWords() {
    func curious(_ text: String) -> String? {
      coach.questions(in: text, names: KnownNames([])).first?.curious
    }
    #expect(curious("Why didn't you call me?") == "What would have made it easier to call me?")
    #expect(curious("So why did you move the date?") == "What led you to move the date?")
    #expect(curious("Why don’t you use the form?") == "What would make it easier to use the form?")
    #expect(curious("Do you have any concerns?") == "What concerns do you have?")
    #expect(curious("Are you happy with the new ramp?") == "How do you feel about the new ramp?")
    #expect(curious("Did it go well?") == "How did it go?")
  }

  @Test func whereNoWordingIsSureToFitThereIsNone() {
    for text in [
      "Why do you always come late?", "Why haven't you finished?", "Did you call them?", "What happened?",
      "Why did you call him, and who told you to?", "Why did you?",
    ] {
      #expect(coach.questions(in: text, names: KnownNames([])).allSatisfy { $0.curious == nil }, "\(text)")
    }
  }
}
