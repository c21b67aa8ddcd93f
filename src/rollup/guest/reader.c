#include "reader.h"

enum { MANTISSA_BITS = 11, MAX_MANTISSA = (1 << MANTISSA_BITS) - 1, MAX_EXPONENT = 16, IN_FULL = 0xf800 };

static const uint64_t POWER_OF_TEN[MAX_EXPONENT + 1] = {
    1,
    10,
    100,
    1000,
    10000,
    100000,
    1000000,
    10000000,
    100000000,
    1000000000,
    10000000000,
    100000000000,
    1000000000000,
    10000000000000,
    100000000000000,
    1000000000000000,
    10000000000000000,
};

/** Beyond this, a mantissa times 10^16 exceeds 64 bits. */
enum { MAX_MANTISSA_OF_LAST = 1844 };

/** Whether two bytes would do: then ten are not the shortest form. */
static bool is_short(uint64_t amount) {
  // If any exponent does, the smallest whose mantissas reach this far does.
  uint32_t exponent = 0;
  while (exponent < MAX_EXPONENT && amount > MAX_MANTISSA * POWER_OF_TEN[exponent]) exponent++;
  // The remainder, by taking away what each bit of the mantissa stands for: the machine can't divide 64 bits.
  uint64_t part = POWER_OF_TEN[exponent] << (MANTISSA_BITS - 1);
  for (uint32_t i = 0; i < MANTISSA_BITS; i++) {
    if (amount >= part) amount -= part;
    part >>= 1;
  }
  return amount == 0;
}

static uint64_t read_full(struct reader *reader) {
  uint64_t amount = 0;
  for (uint32_t i = 0; i < 8; i++) amount = amount << 8 | read_byte(reader);
  if (is_short(amount)) reader->malformed = true;
  return amount;
}

uint64_t read_amount(struct reader *reader) {
  const uint32_t high = read_byte(reader);
  const uint32_t form = high << 8 | read_byte(reader);
  if (form == IN_FULL) return read_full(reader);
  const uint32_t exponent = form >> MANTISSA_BITS;
  const uint32_t mantissa = form & MAX_MANTISSA;
  if (exponent == 0) return mantissa;
  // With a smaller exponent the mantissa would be ten times as large: if that fits, this is not the smallest.
  if (exponent > MAX_EXPONENT || 10 * mantissa <= MAX_MANTISSA ||
      (exponent == MAX_EXPONENT && mantissa > MAX_MANTISSA_OF_LAST)) {
    reader->malformed = true;
    return 0;
  }
  return mantissa * POWER_OF_TEN[exponent];
}
