#include "input.h"

#include "words.h"

enum { REGION_RUN = 0, REGION_POSTED = 1, REGION_MESSAGES = 2 };

static struct leaf word;

void read_parent(struct leaf *output) { input(REGION_RUN, 0, output); }

void read_domain(struct leaf *separator) { input(REGION_RUN, 1, separator); }

struct posting read_posting(void) {
  // postedAt(8) ‖ 0(8) ‖ messageCount(4) ‖ dueTo(4) ‖ 0(4) ‖ length(4)
  input(REGION_RUN, 2, &word);
  return (struct posting){
      .posted_at = get64(&word.word[0]),
      .message_count = swapped(word.word[4]),
      .due_to = swapped(word.word[5]),
      .length = swapped(word.word[7]),
  };
}

/**
 * Joins the last 31 bytes of each input word to what came before, in whole words of memory: `held` are the 0 to 3
 * bytes that do not make one yet.
 */
static void read_words(uint32_t region, uint32_t first, uint32_t count, uint32_t *to) {
  uint32_t held = 0;
  uint32_t bits = 0;
  for (uint32_t index = first; index < first + count; index++) {
    input(region, index, &word);
    const uint32_t three = word.word[0] >> 8;
    if (bits == 0) {
      held = three;
      bits = 24;
    } else {
      *to++ = held | three << bits;
      held = three >> (32 - bits);
      bits -= 8;
    }
    if (bits == 0) {
      for (uint32_t i = 1; i < 8; i++) *to++ = word.word[i];
    } else {
      for (uint32_t i = 1; i < 8; i++) {
        *to++ = held | word.word[i] << bits;
        held = word.word[i] >> (32 - bits);
      }
    }
  }
  *to = held;
}

void read_posted(uint32_t *to, uint32_t bytes) {
  read_words(REGION_POSTED, 0, (bytes + WORD_BYTES - 1) / WORD_BYTES, to);
  // Behind the end a blob may hold anything.
  uint8_t *end = (uint8_t *)to + bytes;
  do *end++ = 0;
  while ((uintptr_t)end & 3);
}

void read_message(uint32_t *to, uint32_t number) {
  read_words(REGION_MESSAGES, number * MESSAGE_WORDS, MESSAGE_WORDS, to);
}
