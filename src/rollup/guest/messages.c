#include "messages.h"

#include "accounts.h"
#include "input.h"
#include "transactions.h"

/** As it is posted: numbers in the byte order of hashes, at any address. */
struct record {
  uint8_t kind;
  uint8_t asset;
  uint8_t from[4];
  uint8_t to_index[4];
  uint8_t to[20];
  uint8_t amount[8];
  uint8_t at_least[8];
  uint8_t fee[8];
  uint8_t nonce[4];
  uint8_t parity;
  uint8_t signature[64];
  uint8_t zero;
};
_Static_assert(sizeof(struct record) == MESSAGE_BYTES, "a record is one message");

static uint32_t number32(const uint8_t *from) {
  return (uint32_t)from[0] << 24 | (uint32_t)from[1] << 16 | (uint32_t)from[2] << 8 | from[3];
}

static uint64_t number64(const uint8_t *from) { return (uint64_t)number32(from) << 32 | number32(from + 4); }

/** Whether that account is the one that was meant: numbers can't be known for sure when a message is sent. */
static bool is_at(uint32_t number, const struct address *address) {
  return account_exists(number) && same_address(&account_at(number)->address, address);
}

static void deposit(const struct transaction *deposit) {
  const uint32_t to = deposit->to_address ? account_create(&deposit->address) : deposit->to;
  if (to != NO_ROOM && credit(account_at(to), ETHER, deposit->amount)) account_changed(to);
}

void execute_message(uint32_t number) {
  static uint32_t words[MESSAGE_BYTES / 4 + 1];
  read_message(words, number);
  const struct record *record = (const struct record *)words;
  if (record->kind > WITHDRAW || record->asset > TOKEN || record->parity > 1) return;

  struct transaction transaction = {
      .kind = record->kind,
      .asset = record->kind == WITHDRAW ? ETHER : record->asset,
      .parity = record->parity,
      .from = number32(record->from),
      .to = number32(record->to_index),
      .amount = number64(record->amount),
      .at_least = number64(record->at_least),
      .fee = number64(record->fee),
  };
  copy_words(transaction.address.part, record->to, 5);
  transaction.to_address =
      record->kind == WITHDRAW || (record->kind != SWAP && !is_at(transaction.to, &transaction.address));

  if (record->kind == DEPOSIT) {
    deposit(&transaction);
    return;
  }
  if (!account_exists(transaction.from) || account_at(transaction.from)->nonce != number32(record->nonce)) return;
  execute(&transaction, record->signature);
}
