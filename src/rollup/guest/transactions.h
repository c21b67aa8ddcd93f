#ifndef TRANSACTIONS_H
#define TRANSACTIONS_H

#include "words.h"

enum kind { DEPOSIT = 0, TRANSFER = 1, SWAP = 2, WITHDRAW = 3 };

/** One transaction, whether it came in a batch or through the inbox of L1. */
struct transaction {
  uint8_t kind;
  /** Of a transfer what is sent, of a swap what is sold. */
  uint8_t asset;
  /** Of its signature. */
  uint8_t parity;
  /**
   * Whether it is `address` that receives, not account `to`: of a transfer a new account, of a withdrawal one of L1.
   */
  bool to_address;
  uint32_t from;
  uint32_t to;
  struct address address;
  uint64_t amount;
  uint64_t at_least;
  uint64_t fee;
};

/** Does what it says, or nothing at all (rule R9). Its signature is r ‖ s. */
void execute(const struct transaction *transaction, const uint8_t *signature);

#endif
