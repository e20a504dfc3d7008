internal import Crypto
enum Placeholder {}
