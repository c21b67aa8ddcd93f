#ifndef ACCOUNTS_H
#define ACCOUNTS_H

#include "syscalls.h"
#include "words.h"

// Accounts by number (rules R2, R3).

enum { ETHER = 0, TOKEN = 1 };
enum { SEQUENCER = 0, POOL = 1 };

/**
 * The 64 bytes that an account's leaf is the hash of; while it is in use its numbers are in the machine's byte order.
 */
struct account {
  struct address address;
  uint32_t nonce;
  uint32_t zero[2];
  uint64_t balance[2];
  uint32_t zeros[4];
};

void accounts_start(const struct leaf *root, uint32_t count);

uint32_t accounts_count(void);

bool account_exists(uint32_t number);

/** Only of accounts that exist. */
struct account *account_at(uint32_t number);

/** Says that an account was changed. */
void account_changed(uint32_t number);

/** Makes an account; its number, or NO_ROOM. */
uint32_t account_create(const struct address *address);
enum { NO_ROOM = 0xffffffff };

/** Adds, unless the balance would exceed 64 bits. */
static inline bool credit(struct account *account, uint32_t asset, uint64_t amount) {
  const uint64_t sum = account->balance[asset] + amount;
  if (sum < amount) return false;
  account->balance[asset] = sum;
  return true;
}

/** Takes, unless there is less. */
static inline bool debit(struct account *account, uint32_t asset, uint64_t amount) {
  if (account->balance[asset] < amount) return false;
  account->balance[asset] -= amount;
  return true;
}

const struct leaf *accounts_root(void);

#endif
