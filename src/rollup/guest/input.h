#ifndef INPUT_H
#define INPUT_H

#include "syscalls.h"

// What a run is given (rule R24), word by word.

/** Byte 0 of each word is not used: a word of a blob is a number below a prime a little smaller than 2^255. */
enum { WORD_BYTES = 31 };

struct posting {
  uint64_t posted_at;
  uint32_t message_count;
  uint32_t due_to;
  uint32_t length;
};

void read_parent(struct leaf *output);

/** What every signature is made for: this rollup, on this chain. */
void read_domain(struct leaf *separator);

struct posting read_posting(void);

/** There is room for three bytes more than asked for; these become zeros. */
void read_posted(uint32_t *to, uint32_t bytes);

enum { MESSAGE_WORDS = 4, MESSAGE_BYTES = MESSAGE_WORDS * WORD_BYTES };

void read_message(uint32_t *to, uint32_t number);

#endif
