// placeholder until the record is written
package struct Person: Identifiable { package static var prefix: String { "p_" } }
package struct Conversation: Identifiable { package static var prefix: String { "c_" } }
