#include "pool.h"

#include <stdbool.h>

/** 96 bits: 64 of an amount, ten of a factor of up to 1,000, and a few to double it. */
struct wide {
  uint64_t low;
  uint32_t high;
};

static struct wide times(uint64_t amount, uint32_t factor) {
  const uint64_t low = (uint64_t)(uint32_t)amount * factor;
  const uint64_t high = (amount >> 32) * factor + (low >> 32);
  return (struct wide){.low = high << 32 | (uint32_t)low, .high = (uint32_t)(high >> 32)};
}

static inline struct wide plus(struct wide a, struct wide b) {
  const uint64_t low = a.low + b.low;
  return (struct wide){.low = low, .high = a.high + b.high + (low < a.low)};
}

static inline struct wide minus(struct wide a, struct wide b) {
  return (struct wide){.low = a.low - b.low, .high = a.high - b.high - (a.low < b.low)};
}

static inline bool at_least(struct wide a, struct wide b) {
  return a.high != b.high ? a.high > b.high : a.low >= b.low;
}

uint64_t pool_price(uint64_t reserve_in, uint64_t reserve_out, uint64_t amount) {
  const struct wide paid = times(amount, 997);
  const struct wide whole = plus(times(reserve_in, 1000), paid);

  // reserve_out · paid / whole by long multiplication and division at once, bit by bit of reserve_out, so that
  // nothing grows beyond 96 bits: after each bit, what was read of reserve_out times paid is quotient · whole + rest.
  // As paid ≤ whole, two take it away.
  struct wide rest = {0, 0};
  uint64_t quotient = 0;
  uint32_t bits = 64;
  while (bits > 0 && !(reserve_out >> 63)) reserve_out <<= 1, bits--;
  for (; bits > 0; bits--, reserve_out <<= 1) {
    rest = plus(rest, rest);
    quotient <<= 1;
    if (reserve_out >> 63) rest = plus(rest, paid);
    for (; at_least(rest, whole); quotient++) rest = minus(rest, whole);
  }
  return quotient;
}
