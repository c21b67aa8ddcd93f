#include "transactions.h"

#include "accounts.h"
#include "outbox.h"
#include "pool.h"
#include "signature.h"

// Each kind does its own part after everything that all have in common was checked and taken. It gives false, and has
// changed nothing, when it can't.

static bool transfer(const struct transaction *transaction) {
  uint32_t to = transaction->to;
  if (transaction->to_address) to = account_create(&transaction->address);
  if (to == NO_ROOM || !credit(account_at(to), transaction->asset, transaction->amount)) return false;
  account_changed(to);
  return true;
}

static bool swap(const struct transaction *transaction, struct account *sender) {
  const uint32_t sold = transaction->asset;
  const uint32_t bought = 1 - sold;
  if (transaction->amount == 0) return false;
  struct account *pool = account_at(POOL);
  const uint64_t given = pool_price(pool->balance[sold], pool->balance[bought], transaction->amount);
  if (given == 0 || given < transaction->at_least) return false;
  if (!credit(sender, bought, given)) return false;
  if (!credit(pool, sold, transaction->amount)) {
    sender->balance[bought] -= given;
    return false;
  }
  pool->balance[bought] -= given;
  account_changed(POOL);
  return true;
}

static bool withdraw(const struct transaction *transaction, const struct account *sender) {
  if (outbox_is_full()) return false;
  outbox_append(transaction->to_address ? &transaction->address : &sender->address, &transaction->amount);
  return true;
}

static bool its_own(const struct transaction *transaction, struct account *sender) {
  switch (transaction->kind) {
    case TRANSFER: return transfer(transaction);
    case SWAP: return swap(transaction, sender);
    default: return withdraw(transaction, sender);
  }
}

void execute(const struct transaction *transaction, const uint8_t *signature) {
  if (!account_exists(transaction->from) || transaction->from == POOL) return;
  struct account *sender = account_at(transaction->from);

  const struct address *to = transaction->kind == WITHDRAW ? &sender->address : 0;
  if (transaction->to_address) to = &transaction->address;
  else if (transaction->kind == TRANSFER) {
    if (!account_exists(transaction->to)) return;
    to = &account_at(transaction->to)->address;
  }
  if (!is_signed(transaction, to, sender->nonce, &sender->address, signature)) return;

  // What is taken or given before it shows that the rest can't be done is put back, in the opposite order.
  if (!debit(sender, ETHER, transaction->fee)) return;
  if (debit(sender, transaction->asset, transaction->amount)) {
    struct account *sequencer = account_at(SEQUENCER);
    if (credit(sequencer, ETHER, transaction->fee)) {
      if (its_own(transaction, sender)) {
        sender->nonce++;
        account_changed(transaction->from);
        account_changed(SEQUENCER);
        return;
      }
      sequencer->balance[ETHER] -= transaction->fee;
    }
    sender->balance[transaction->asset] += transaction->amount;
  }
  sender->balance[ETHER] += transaction->fee;
}
