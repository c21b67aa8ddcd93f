// Bounds that keep a hostile link small, quick and shallow. They are part of the format: lowering one closes old links.

/** Characters of the text after `?s=`. Browsers and chats carry far less; beyond it a scenario travels as a file. */
export const MAX_LINK_CHARS = 65_536
/** Bytes that a link's body may inflate to. */
export const MAX_PACKED_BYTES = 1_048_576
export const MAX_FILE_BYTES = 8_388_608

export const MAX_DEPTH = 24
/** Values of every kind, the elements of arrays and the values of objects included. */
export const MAX_VALUES = 250_000
/** Characters of all strings and keys as they are spelt out, repetitions counted each time. */
export const MAX_CHARS = 8_388_608
export const MAX_LOG_ENTRIES = 20_000
export const MAX_SEED_CHARS = 256
