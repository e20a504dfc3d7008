// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorPrompts
import TestSupport
import Testing

/// What somebody does with a turn, on sentences of our own.
@Suite struct ActReadingTests {
  let coach = CoachShelf.load(configFolder: nil).coach

  private func acts(_ text: String, after before: String = "") -> ActReading {
    coach.acts(in: text, before: before, names: KnownNames(["Ana"]))
  }

  @Test func questionsAreOpenOrClosed() {
    for text in [
      "What happened at the gate?", "How did the audit go?", "Tell me about the new shift.",
      "Okay. So, why did it stop?",
      "I'm curious what you make of it.", "Can you tell me more about that?", "What else?",
    ] {
      #expect(acts(text).question == .open, "\(text)")
      #expect(acts(text).main == .question, "\(text)")
    }
    for text in [
      "Did you call them?", "Is the door shut?", "How many boxes are left?", "Do you have what you need?",
      "When did it start?", "You were there?",
    ] {
      #expect(acts(text).question == .closed, "\(text)")
    }
    for text in ["The door is shut.", "Right.", "What you did helped the others.", ""] {
      #expect(acts(text).question == nil, "\(text)")
    }
  }

  @Test func reflectionsRepeatOrAdd() {
    let said = "I can't get the boxes out before noon."
    #expect(acts("So the boxes can't get out before noon.", after: said).reflection == .simple)
    #expect(
      acts("You feel left alone with it, and it wears you out.", after: said).reflection == .complex)
    #expect(acts("It sounds like you're torn.", after: said).main == .reflection)
    #expect(acts("So you'd like an earlier truck?", after: said).main == .reflection)
    #expect(acts("We ship at noon because of the toll.", after: said).reflection == nil)
  }

  @Test func adviceIsToldByItsPermission() {
    for text in [
      "You should ask the driver.", "I'd suggest an earlier truck.", "Why don't you call the depot?",
      "Have you thought about a second ramp?", "Try to load the night before.",
      "If I were you, I would call.",
      "You need to leave by six.", "I want you to count them twice.",
    ] {
      #expect(acts(text).advice == .withoutPermission, "\(text)")
    }
    for text in [
      "One thing you might consider is a second ramp, but it's up to you.",
      "May I make a suggestion? Start with the small ones.",
      "If you'd like, I have an idea: you could load the night before.",
      "Would you be interested in what others do? Some teams find it helps to load the night before.",
    ] {
      #expect(acts(text).advice == .withPermission, "\(text)")
    }
    #expect(acts("You could load the night before.", after: "What should I do?").advice == .withPermission)
    for text in [
      "So you feel you should have called.", "It sounds like you need to rest.", "You must be tired.",
      "The truck leaves at noon.", "What would you need to get there?",
    ] {
      #expect(acts(text).advice == nil, "\(text)")
    }
  }

  @Test func theOtherActsAreTold() {
    func has(_ act: ConversationAct, _ text: String) -> Bool { acts(text).acts.contains(act) }
    #expect(has(.threat, "If this happens again, there will be consequences."))
    #expect(has(.threat, "This is your last warning."))
    #expect(has(.confrontation, "You always find an excuse."))
    #expect(has(.confrontation, "Why didn't you call me?"))
    #expect(has(.affirmation, "I really appreciate that you told me."))
    #expect(has(.support, "I'm here to help."))
    #expect(has(.information, "The policy is that every trip needs a form."))
    #expect(has(.courtesy, "Okay, thank you."))
    #expect(!has(.confrontation, "You want to wait until it is clear."))
    #expect(!has(.threat, "If it rains again, we stay inside."))
  }

  @Test func aCheckAfterInformationIsNoQuestionOfItsOwn() {
    #expect(acts("The depot opens at six, and the first truck leaves at seven. Is that okay?").main == .input)
    #expect(acts("Is that okay?").main == .question)
    #expect(acts("Mm-hmm.").main == .other)
    #expect(acts("We start at six.", after: "When do we start?").main == .input)
  }

  @Test func whatPeopleDoNotMeanToSayIsPassedOver() {
    #expect(acts("I- I'm, um, w-wondering what you- you think about it.").question == .open)
    #expect(acts("[laughs] Uh, right.").main == .other)
  }

  @Test func rangesLieInTheTextInOrder() {
    var chance = SeededChance(seed: 3)
    let pieces = [
      "you", "should", "why", "did", "not", "?", ".", "…", "—", "-", "[", "]", "um", "I-I", "so",
      "it sounds like", "\n",
      "👩‍👧", "\u{0}", "'", "\"", "if", "again", "fired", "e\u{301}", "okay", "!", "tell me",
    ]
    for seed in 0..<300 {
      var text = ""
      for _ in 0..<Int.random(in: 0...60, using: &chance) {
        text += pieces.randomElement(using: &chance)!
        if Bool.random(using: &chance) { text += " " }
      }
      var end = 0
      for sentence in acts(text, after: text).sentences {
        #expect(!sentence.acts.isEmpty && sentence.range.lowerBound >= end, "run \(seed)")
        end = sentence.range.upperBound
      }
      #expect(end <= text.unicodeScalars.count, "run \(seed)")
      for question in coach.questions(in: text, names: KnownNames([])) {
        #expect(question.range.upperBound <= text.unicodeScalars.count, "run \(seed)")
        #expect((1...question.company).contains(question.place), "run \(seed)")
      }
    }
  }
}
