// SPDX-License-Identifier: GPL-3.0-or-later

/// A clause in which somebody is to do something.
struct Clause {
  let who: Substring?
  let kind: Parties.Kind?
  /// Where the words begin that say what.
  var what: String.Index
  /// The index of the last word that says who; the next clause begins behind it.
  let head: Int
  var isBareTo = false
  var verb = ""
  var isTentative = false
  var isSuggestion = false
  /// It counts only with a day by which.
  var wantsDue = false
  /// Any day to come will do, with or without "by".
  var takesAnyDay = false
  /// Without one it is a suggestion at least.
  var isSuggestedOtherwise = false
}
