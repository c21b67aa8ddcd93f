#ifndef READER_H
#define READER_H

#include "words.h"

// The numbers of a batch, each in its one valid form (rule R20). Whatever is not valid is remembered, and asked for
// once at the end.

struct reader {
  const uint8_t *at;
  const uint8_t *end;
  bool malformed;
};

static inline uint32_t read_byte(struct reader *reader) {
  if (reader->at == reader->end) {
    reader->malformed = true;
    return 0;
  }
  return *reader->at++;
}

/** LEB128 of at most 32 bits, no byte of it needless. */
static inline uint32_t read_varint(struct reader *reader) {
  uint32_t byte = read_byte(reader);
  uint32_t value = byte & 0x7f;
  for (uint32_t shift = 7; byte >= 0x80; shift += 7) {
    byte = read_byte(reader);
    if (byte == 0 || (shift == 28 && byte > 0x0f)) {
      reader->malformed = true;
      return 0;
    }
    value |= (byte & 0x7f) << shift;
  }
  return value;
}

/** Two bytes where few digits count, ten otherwise. */
uint64_t read_amount(struct reader *reader);

static inline void read_address(struct reader *reader, struct address *to) {
  if (reader->end - reader->at < 20) {
    reader->malformed = true;
    return;
  }
  copy_words(to->part, reader->at, 5);
  reader->at += 20;
}

#endif
