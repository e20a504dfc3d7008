internal import CPrompts
internal import Crypto
internal import Yams
enum Placeholder {}
