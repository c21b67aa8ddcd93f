#ifndef BATCH_H
#define BATCH_H

#include "input.h"
#include "transactions.h"

// What was posted (rules R17–R22), read to its end before anything of it is done: a batch is valid as a whole or not
// at all.

enum { MAX_TRANSACTIONS = 2048, MAX_BLOCKS = 2048, MAX_POSTED = 126976, MAX_INFLATED = 262144, SIGNATURE_BYTES = 64 };

struct batch {
  uint32_t messages_to;
  uint32_t blocks;
  /** Of the last block. */
  uint64_t timestamp;
  uint32_t count;
  struct transaction transaction[MAX_TRANSACTIONS];
  /** SIGNATURE_BYTES for each. */
  const uint8_t *signatures;
};

/**
 * The batch that was posted, given how many messages were taken before and when the block before was made. A
 * malformed one is empty.
 */
const struct batch *read_batch(const struct posting *posting, uint32_t messages_taken, uint64_t timestamp);

#endif
