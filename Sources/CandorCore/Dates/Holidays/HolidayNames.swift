// SPDX-License-Identifier: GPL-3.0-or-later

extension Holiday {
  /// A name as it is looked for: its words in lower case, without apostrophes; "(day)" may be missing.
  struct Name: Sendable {
    let words: [String]
    let holiday: Holiday
  }

  /// The names that begin with a word, the longest first.
  static let names: [String: [Name]] = {
    var names: [String: [Name]] = [:]
    for (forms, rule) in table {
      for form in forms.split(separator: "|") {
        let words = form.split(separator: " ").map(String.init)
        guard let first = words.first else { continue }
        names[first, default: []].append(Name(words: words, holiday: Holiday(rule: rule)))
      }
    }
    return names.mapValues {
      $0.sorted { ($0.words.count, $0.words.joined()) > ($1.words.count, $1.words.joined()) }
    }
  }()

  static var firstWords: [String] { names.keys.sorted() }

  /// Those of the United States, Britain and Ireland, and what Christian and international calendars have in common.
  private static let table: [(String, Rule)] = [
    // The turn of the year and fixed days
    ("new years day|new year day|new years|new year", .fixed(month: 1, day: 1)),
    ("new years eve|new year eve|nye|hogmanay|silvester", .fixed(month: 12, day: 31)),
    ("epiphany|twelfth night|three kings day", .fixed(month: 1, day: 6)),
    ("burns night", .fixed(month: 1, day: 25)),
    ("australia day", .fixed(month: 1, day: 26)),
    ("groundhog day|ground hog day|candlemas", .fixed(month: 2, day: 2)),
    ("lincolns birthday|lincoln birthday", .fixed(month: 2, day: 12)),
    (
      "valentines day|valentine day|valentines|saint valentines day|st valentines day",
      .fixed(month: 2, day: 14)
    ),
    ("leap day", .fixed(month: 2, day: 29)),
    ("st davids day|saint davids day", .fixed(month: 3, day: 1)),
    ("womens day|international womens day", .fixed(month: 3, day: 8)),
    ("pi day", .fixed(month: 3, day: 14)),
    ("ides of march", .fixed(month: 3, day: 15)),
    (
      "st patricks day|st patrick day|saint patricks day|saint patrick day|st paddys day|paddys day",
      .fixed(month: 3, day: 17)
    ),
    ("april fools day|april fools|april fool day|all fools day", .fixed(month: 4, day: 1)),
    ("earth day", .fixed(month: 4, day: 22)),
    ("st georges day|saint georges day", .fixed(month: 4, day: 23)),
    ("anzac day", .fixed(month: 4, day: 25)),
    ("lei day|loyalty day|law day", .fixed(month: 5, day: 1)),
    ("siblings day|sibling day|national siblings day|national sibling day", .fixed(month: 4, day: 10)),
    ("tax day|us tax day", .taxes),
    ("may day|mayday|international workers day|workers day", .fixed(month: 5, day: 1)),
    ("star wars day", .fixed(month: 5, day: 4)),
    ("cinco de mayo", .fixed(month: 5, day: 5)),
    ("europe day", .fixed(month: 5, day: 9)),
    ("midsummer day|midsummers day", .fixed(month: 6, day: 24)),
    ("flag day", .fixed(month: 6, day: 14)),
    ("juneteenth", .fixed(month: 6, day: 19)),
    ("canada day", .fixed(month: 7, day: 1)),
    ("independence day|us independence day", .fixed(month: 7, day: 4)),
    ("bastille day", .fixed(month: 7, day: 14)),
    ("assumption day", .fixed(month: 8, day: 15)),
    ("patriot day", .fixed(month: 9, day: 11)),
    ("halloween day|halloween|hallow een|all hallows eve", .fixed(month: 10, day: 31)),
    ("all saints day|all saints|all hallows", .fixed(month: 11, day: 1)),
    ("all souls day|all souls", .fixed(month: 11, day: 2)),
    ("guy fawkes day|guy fawkes night|guy fawkes|bonfire night", .fixed(month: 11, day: 5)),
    ("veterans day|veteran day|armistice day", .fixed(month: 11, day: 11)),
    ("singles day", .fixed(month: 11, day: 11)),
    ("mens day|international mens day", .fixed(month: 11, day: 19)),
    ("st andrews day|saint andrews day", .fixed(month: 11, day: 30)),
    ("world aids day", .fixed(month: 12, day: 1)),
    ("st nicholas day|saint nicholas day", .fixed(month: 12, day: 6)),
    ("human rights day", .fixed(month: 12, day: 10)),
    ("christmas eve|xmas eve|x mas eve", .fixed(month: 12, day: 24)),
    ("christmas day|christmas|xmas day|xmas|x mas|x mas day", .fixed(month: 12, day: 25)),
    ("boxing day|st stephens day|saint stephens day", .fixed(month: 12, day: 26)),
    // The United States, by weekday
    (
      "civil rights day|martin luther king day|martin luther king jr day|martin luther king|mlk day|mlk",
      .nth(3, .monday, month: 1)
    ),
    ("presidents day|president day|washingtons birthday|washington birthday", .nth(3, .monday, month: 2)),
    ("mothers day|mother day", .nth(2, .sunday, month: 5)),
    ("armed forces day", .nth(3, .saturday, month: 5)),
    ("military spouse day|military spouses day", .nth(2, .sunday, month: 5, plus: -2)),
    ("memorial day", .nth(-1, .monday, month: 5)),
    ("fathers day|father day", .nth(3, .sunday, month: 6)),
    ("parents day", .nth(4, .sunday, month: 7)),
    ("labor day|labour day", .nth(1, .monday, month: 9)),
    ("grandparents day|national grandparents day", .nth(1, .monday, month: 9, plus: 6)),
    ("columbus day|indigenous peoples day", .nth(2, .monday, month: 10)),
    ("election day", .nth(1, .monday, month: 11, plus: 1)),
    (
      "thanksgiving day|thanksgiving|thanks giving day|thanks giving|turkey day",
      .nth(4, .thursday, month: 11)
    ),
    ("black friday", .nth(4, .thursday, month: 11, plus: 1)),
    ("small business saturday", .nth(4, .thursday, month: 11, plus: 2)),
    ("cyber monday", .nth(4, .thursday, month: 11, plus: 4)),
    ("giving tuesday", .nth(4, .thursday, month: 11, plus: 5)),
    (
      "administrative professionals day|administrative professional day|secretaries day|admins day",
      .upTo(.wednesday, month: 4, day: 27)
    ),
    (
      "daylight saving start|daylight savings start|daylight saving start day|daylight savings start day",
      .nth(2, .sunday, month: 3)
    ),
    (
      "daylight saving end|daylight savings end|daylight saving end day|daylight savings end day",
      .nth(1, .sunday, month: 11)
    ),
    ("sysadmin day|system administrator appreciation day", .nth(-1, .friday, month: 7)),
    // Britain, by weekday
    ("early may bank holiday|may bank holiday", .nth(1, .monday, month: 5)),
    ("spring bank holiday", .nth(-1, .monday, month: 5)),
    ("summer bank holiday|august bank holiday", .nth(-1, .monday, month: 8)),
    ("remembrance sunday", .nth(2, .sunday, month: 11)),
    ("remembrance day", .fixed(month: 11, day: 11)),
    ("victoria day", .upTo(.monday, month: 5, day: 24)),
    ("canadian thanksgiving", .nth(2, .monday, month: 10)),
    (
      "chinese new year|chinese new years|lunar new year|lunar new years|chinese lunar new year"
        + "|chinese new years day|chinese lunar new years day|spring festival", .listed(lunarNewYear)
    ),
    ("islamic new year|jewish new year|persian new year|hindu new year|fiscal new year", .listed([:])),
    // With Easter
    ("mardi gras|shrove tuesday|pancake day|pancake tuesday|fat tuesday", .easter(-47)),
    ("rose monday|shrove monday", .easter(-48)), ("ash wednesday", .easter(-46)),
    ("mothering sunday", .easter(-21)), ("palm sunday", .easter(-7)), ("branch sunday", .easter(-7)),
    ("clean monday", .easternEaster(-48)),
    ("maundy thursday|holy thursday", .easter(-3)), ("good friday", .easter(-2)),
    ("holy saturday|easter saturday|easter eve", .easter(-1)),
    ("easter sunday|easter day|easter", .easter(0)),
    ("easter monday", .easter(1)), ("ascension day|ascension thursday", .easter(39)),
    ("pentecost|whit sunday|whitsunday|white sunday|whitsun", .easter(49)),
    ("whit monday|pentecost monday", .easter(50)), ("trinity sunday", .easter(56)),
    ("corpus christi", .easter(60)),
    ("orthodox easter sunday|orthodox easter", .easternEaster(0)),
    ("orthodox good friday", .easternEaster(-2)), ("orthodox easter monday", .easternEaster(1)),
  ]

  /// The lunar new year in China, from 2010 to 2035.
  private static let lunarNewYear: [Int: Listed] = {
    let days = [
      214, 203, 123, 210, 131, 219, 208, 128, 216, 205, 125, 212, 201, 122, 210, 129, 217, 206, 126, 213, 203,
      123,
      211, 131, 219, 208,
    ]
    var listed: [Int: Listed] = [:]
    for (index, day) in days.enumerated() { listed[2010 + index] = Listed(month: day / 100, day: day % 100) }
    return listed
  }()
}
