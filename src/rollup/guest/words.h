#ifndef WORDS_H
#define WORDS_H

#include <stdbool.h>
#include <stdint.h>

// Bytes and words. Loads and stores of the machine must be aligned, and it is little-endian, while everything that is
// hashed is big-endian.

/** As it stands in hashes and records; never counted with, only copied and compared. */
struct address {
  uint32_t part[5];
};

/** Between the machine's byte order and that of hashes, either way. */
static inline uint32_t swapped(uint32_t word) {
  return word << 24 | (word & 0xff00) << 8 | (word >> 8 & 0xff00) | word >> 24;
}

static inline uint64_t swapped64(uint64_t number) {
  return (uint64_t)swapped((uint32_t)number) << 32 | swapped((uint32_t)(number >> 32));
}

/** Writes a number big-endian into two words. */
static inline void put64(uint32_t *to, uint64_t number) {
  to[0] = swapped((uint32_t)(number >> 32));
  to[1] = swapped((uint32_t)number);
}

static inline uint64_t get64(const uint32_t *from) { return (uint64_t)swapped(from[0]) << 32 | swapped(from[1]); }

/**
 * From any address to an aligned one, word by word: reads the aligned words that hold the bytes, so up to three bytes
 * around them.
 */
static inline void copy_words(uint32_t *to, const uint8_t *from, uint32_t words) {
  const uint32_t skew = ((uintptr_t)from & 3) * 8;
  const uint32_t *source = (const uint32_t *)((uintptr_t)from & ~(uintptr_t)3);
  const uint32_t *end = to + words;
  if (skew == 0) {
    while (to < end) *to++ = *source++;
    return;
  }
  uint32_t held = *source++ >> skew;
  while (to < end) {
    const uint32_t next = *source++;
    *to++ = held | next << (32 - skew);
    held = next >> skew;
  }
}

static inline bool same_address(const struct address *one, const struct address *other) {
  for (uint32_t i = 0; i < 5; i++) {
    if (one->part[i] != other->part[i]) return false;
  }
  return true;
}

#endif
