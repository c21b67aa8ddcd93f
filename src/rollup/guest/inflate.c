#include "inflate.h"

#include "words.h"

// ---- Bits, the lowest of a byte first

/**
 * At most 31 bits at hand, refilled by 16. Behind the end come zeros; that they were used shows at the end of each
 * block.
 */
struct bits {
  const uint16_t *start;
  const uint16_t *next;
  const uint16_t *end;
  uint32_t held;
  uint32_t count;
};

/** At least 16 bits at hand: as many as any code or number has. */
static inline void refill(struct bits *bits) {
  if (bits->count >= 16) return;
  if (bits->next < bits->end) bits->held |= (uint32_t)*bits->next << bits->count;
  bits->next++;
  bits->count += 16;
}

static inline void drop(struct bits *bits, uint32_t count) {
  bits->held >>= count;
  bits->count -= count;
}

static inline uint32_t take(struct bits *bits, uint32_t count) {
  refill(bits);
  const uint32_t value = bits->held & ((1u << count) - 1);
  drop(bits, count);
  return value;
}

/** The number of bytes that were used, the last one perhaps not all of it. */
static uint32_t used_bytes(const struct bits *bits) {
  return ((uint32_t)(bits->next - bits->start) * 16 - bits->count + 7) / 8;
}

static void go_to_byte(struct bits *bits, uint32_t byte) {
  bits->next = bits->start + byte / 2;
  bits->held = 0;
  bits->count = 0;
  if (byte % 2 != 0) take(bits, 8);
}

// ---- Codes

enum { MAX_LENGTH = 15, MAX_SYMBOLS = 288, FAST_BITS = 9, NO_SYMBOL = 0xffff };

struct code {
  /**
   * What the next bits begin with: symbol · 16 + length of its code; 0 where the code is longer than the table is
   * wide, or is none.
   */
  uint16_t fast[1 << FAST_BITS];
  /**
   * How many codes of each length there are, and the symbols in the order of their codes: what a canonical code is.
   */
  uint16_t count[MAX_LENGTH + 1];
  uint16_t symbol[MAX_SYMBOLS];
  uint32_t mask;
};

enum fit { COMPLETE, INCOMPLETE, OVERSUBSCRIBED };

static void fill_fast(struct code *code) {
  uint32_t width = FAST_BITS;
  while (width > 0 && code->count[width] == 0) width--;
  const uint32_t size = 1u << width;
  code->mask = size - 1;

  uint32_t filled = 0;
  for (uint32_t length = 1; length <= width; length++) filled += (uint32_t)code->count[length] << (width - length);
  // The rest belongs to longer codes, or to none.
  if (filled < size) {
    for (uint32_t at = 0; at < size; at++) code->fast[at] = 0;
  }

  const uint16_t *symbol = code->symbol;
  // Codes count upwards, but arrive with their highest bit first: so this counts with its highest bit as the lowest.
  uint32_t bits = 0;
  for (uint32_t length = 1; length <= width; length++) {
    const uint32_t step = 1u << length;
    for (const uint16_t *stop = symbol + code->count[length]; symbol < stop; symbol++) {
      const uint16_t entry = (uint16_t)(*symbol << 4 | length);
      for (uint32_t at = bits; at < size; at += step) code->fast[at] = entry;
      uint32_t bit = step >> 1;
      for (; bits & bit; bit >>= 1) bits ^= bit;
      bits |= bit;
    }
  }
}

static enum fit make_code(struct code *code, const uint8_t *length, uint32_t symbols) {
  for (uint32_t i = 0; i <= MAX_LENGTH; i++) code->count[i] = 0;
  for (uint32_t i = 0; i < symbols; i++) code->count[length[i]]++;
  code->count[0] = 0;

  int32_t left = 1;
  uint16_t next[MAX_LENGTH + 1];
  uint32_t used = 0;
  for (uint32_t i = 1; i <= MAX_LENGTH; i++) {
    left = 2 * left - code->count[i];
    if (left < 0) return OVERSUBSCRIBED;
    next[i] = (uint16_t)used;
    used += code->count[i];
  }
  for (uint32_t i = 0; i < symbols; i++) {
    if (length[i] != 0) code->symbol[next[length[i]]++] = (uint16_t)i;
  }
  fill_fast(code);
  return left == 0 ? COMPLETE : INCOMPLETE;
}

/** Bit by bit: for codes that are longer than the table is wide. */
static inline uint32_t decode_long(const struct code *code, struct bits *bits) {
  uint32_t ahead = bits->held;
  int32_t value = 0;
  int32_t first = 0;
  uint32_t before = 0;
  for (uint32_t length = 1; length <= MAX_LENGTH; length++) {
    value |= (int32_t)(ahead & 1);
    ahead >>= 1;
    const int32_t count = code->count[length];
    if (value - first < count) {
      drop(bits, length);
      return code->symbol[before + (uint32_t)(value - first)];
    }
    before += (uint32_t)count;
    first = (first + count) << 1;
    value <<= 1;
  }
  return NO_SYMBOL;
}

/** The mask is handed over, so that it stays in a register where many symbols are decoded. */
static inline uint32_t decode(const struct code *code, uint32_t mask, struct bits *bits) {
  refill(bits);
  const uint32_t entry = code->fast[bits->held & mask];
  if (entry == 0) return decode_long(code, bits);
  drop(bits, entry & 15);
  return entry >> 4;
}

static struct code literals;
static struct code distances;

// ---- Blocks

enum { LENGTHS = 29, DISTANCES = 30, MAX_LITERALS = 286, END_OF_BLOCK = 256 };

static const uint16_t LENGTH_BASE[LENGTHS] = {
    3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23,  27,
    31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
};
static const uint8_t LENGTH_BITS[LENGTHS] = {
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
};
static const uint16_t DISTANCE_BASE[DISTANCES] = {
    1,   2,   3,   4,   5,   7,    9,    13,   17,   25,   33,   49,   65,    97,    129,
    193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
};
static const uint8_t DISTANCE_BITS[DISTANCES] = {
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
};

/** Where the bytes go. */
struct sink {
  uint8_t *start;
  uint8_t *next;
  uint8_t *end;
};

static bool stored_block(struct bits *bits, uint32_t end, struct sink *sink) {
  const uint32_t at = used_bytes(bits);
  if (at + 4 > end) return false;
  const uint8_t *from = (const uint8_t *)bits->start + at;
  const uint32_t length = from[0] | (uint32_t)from[1] << 8;
  if ((from[2] | (uint32_t)from[3] << 8) != (length ^ 0xffff)) return false;
  if (length > end - at - 4 || length > (uint32_t)(sink->end - sink->next)) return false;
  go_to_byte(bits, at + 4 + length);

  from += 4;
  uint8_t *to = sink->next;
  uint8_t *stop = to + length;
  sink->next = stop;
  while (to < stop && (uintptr_t)to % 4 != 0) *to++ = *from++;
  const uint32_t words = (uint32_t)(stop - to) / 4;
  if (words > 0) copy_words((uint32_t *)to, from, words);
  to += 4 * words;
  from += 4 * words;
  while (to < stop) *to++ = *from++;
  return true;
}

static bool coded_block(struct bits *input, struct sink *sink) {
  // In registers for as long as the loop runs.
  struct bits bits = *input;
  uint8_t *to = sink->next;
  uint8_t *const end = sink->end;
  const uint32_t literal_mask = literals.mask;
  const uint32_t distance_mask = distances.mask;
  for (;;) {
    uint32_t symbol = decode(&literals, literal_mask, &bits);
    if (symbol < END_OF_BLOCK) {
      if (to == end) return false;
      *to++ = (uint8_t)symbol;
      continue;
    }
    if (symbol == END_OF_BLOCK) break;
    symbol -= END_OF_BLOCK + 1;
    if (symbol >= LENGTHS) return false;
    const uint32_t length = LENGTH_BASE[symbol] + take(&bits, LENGTH_BITS[symbol]);
    symbol = decode(&distances, distance_mask, &bits);
    if (symbol >= DISTANCES) return false;
    const uint32_t distance = DISTANCE_BASE[symbol] + take(&bits, DISTANCE_BITS[symbol]);
    if (distance > (uint32_t)(to - sink->start) || length > (uint32_t)(end - to)) return false;
    // Byte by byte: what is copied may be what has just been written.
    const uint8_t *from = to - distance;
    const uint8_t *stop = to + length;
    do *to++ = *from++;
    while (to < stop);
  }
  sink->next = to;
  *input = bits;
  return true;
}

static void fixed_codes(void) {
  uint8_t length[MAX_SYMBOLS];
  for (uint32_t i = 0; i < MAX_SYMBOLS; i++) length[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
  make_code(&literals, length, MAX_SYMBOLS);
  // All 32, so that the code is complete; the last two mean nothing.
  for (uint32_t i = 0; i < 32; i++) length[i] = 5;
  make_code(&distances, length, 32);
}

static bool dynamic_codes(struct bits *bits) {
  static const uint8_t ORDER[19] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
  const uint32_t literal_count = take(bits, 5) + 257;
  const uint32_t distance_count = take(bits, 5) + 1;
  const uint32_t length_count = take(bits, 4) + 4;
  if (literal_count > MAX_LITERALS || distance_count > DISTANCES) return false;

  uint8_t length[MAX_LITERALS + DISTANCES];
  for (uint32_t i = 0; i < 19; i++) length[ORDER[i]] = i < length_count ? (uint8_t)take(bits, 3) : 0;
  // The lengths' own code lives where that of the literals comes to live.
  if (make_code(&literals, length, 19) != COMPLETE) return false;

  const uint32_t count = literal_count + distance_count;
  for (uint32_t i = 0; i < count;) {
    const uint32_t symbol = decode(&literals, literals.mask, bits);
    if (symbol < 16) {
      length[i++] = (uint8_t)symbol;
      continue;
    }
    if (symbol == 16 && i == 0) return false;
    const uint8_t repeated = symbol == 16 ? length[i - 1] : 0;
    const uint32_t times = symbol == 16 ? 3 + take(bits, 2) : symbol == 17 ? 3 + take(bits, 3) : 11 + take(bits, 7);
    if (times > count - i) return false;
    for (const uint32_t stop = i + times; i < stop; i++) length[i] = repeated;
  }

  if (length[END_OF_BLOCK] == 0) return false;
  if (make_code(&literals, length, literal_count) != COMPLETE) return false;
  const enum fit fit = make_code(&distances, length + literal_count, distance_count);
  if (fit == OVERSUBSCRIBED) return false;
  if (fit == COMPLETE) return true;
  // Where all distances are the same, or there are none, a complete code can't be had.
  uint32_t used = 0;
  for (uint32_t i = 1; i <= MAX_LENGTH; i++) used += distances.count[i];
  return used == distances.count[1];
}

static bool block(struct bits *bits, uint32_t end, struct sink *sink) {
  switch (take(bits, 2)) {
    case 0: return stored_block(bits, end, sink);
    case 1: fixed_codes(); return coded_block(bits, sink);
    case 2: return dynamic_codes(bits) && coded_block(bits, sink);
    default: return false;
  }
}

uint32_t inflate(const uint16_t *packed, uint32_t first, uint32_t end, uint8_t *to, uint32_t room) {
  struct bits bits = {.start = packed, .end = packed + (end + 1) / 2};
  struct sink sink = {.start = to, .next = to, .end = to + room};
  go_to_byte(&bits, first);
  for (bool last = false; !last;) {
    last = take(&bits, 1);
    if (!block(&bits, end, &sink) || used_bytes(&bits) > end) return NOT_DEFLATE;
  }
  return used_bytes(&bits) == end ? (uint32_t)(sink.next - to) : NOT_DEFLATE;
}
