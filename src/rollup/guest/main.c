#include "accounts.h"
#include "batch.h"
#include "input.h"
#include "messages.h"
#include "outbox.h"
#include "signature.h"

// The rollup's state transition (../SPEC.md): from the parent's output and what was posted to the new output. This is
// the whole of what a dispute can be about.

/** counters, as they are hashed (rule R6) */
struct counters {
  uint32_t accounts;
  uint32_t messages;
  uint32_t withdrawals;
  uint32_t batches;
  uint32_t blocks;
  uint32_t timestamp[2];
  uint32_t zero;
} __attribute__((aligned(32)));

/** output = keccak(accountsRoot ‖ keccak(outboxRoot ‖ counters)) (rule R7) */
static struct leaf output;
static struct {
  struct leaf accounts_root;
  struct leaf rest_hash;
} __attribute__((aligned(64))) top;
static struct {
  struct leaf outbox_root;
  struct counters counters;
} __attribute__((aligned(64))) rest;

static struct counters *open_parent(void) {
  read_parent(&output);
  preimage64(&output, &top);
  preimage64(&top.rest_hash, &rest);
  accounts_start(&top.accounts_root, swapped(rest.counters.accounts));
  outbox_start(&rest.outbox_root, swapped(rest.counters.withdrawals));
  return &rest.counters;
}

static uint32_t later(uint32_t a, uint32_t b) { return a > b ? a : b; }

int main(void) {
  struct counters *counters = open_parent();
  static struct leaf domain;
  read_domain(&domain);
  signatures_start(&domain);

  const struct posting posting = read_posting();
  const uint32_t taken = swapped(counters->messages);
  const struct batch *batch = read_batch(&posting, taken, get64(counters->timestamp));

  const uint32_t messages_to = later(batch->messages_to, posting.due_to);
  for (uint32_t number = taken; number < messages_to; number++) execute_message(number);
  for (uint32_t i = 0; i < batch->count; i++) execute(&batch->transaction[i], batch->signatures + SIGNATURE_BYTES * i);

  counters->accounts = swapped(accounts_count());
  counters->messages = swapped(later(taken, messages_to));
  counters->withdrawals = swapped(outbox_count());
  counters->batches = swapped(swapped(counters->batches) + 1);
  counters->blocks = swapped(swapped(counters->blocks) + batch->blocks);
  put64(counters->timestamp, batch->timestamp);
  rest.outbox_root = *outbox_root();
  top.accounts_root = *accounts_root();
  keccak(&rest, 64, &top.rest_hash);
  keccak(&top, 64, &output);
  exit_with(&output);
}
