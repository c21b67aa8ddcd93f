#include "outbox.h"

#include "tree.h"

static struct tree tree;
static uint32_t count;

/** to(20) ‖ 0(12) ‖ amount(8) ‖ 0(24) */
struct withdrawal {
  struct address to;
  uint32_t zero[3];
  uint32_t amount[2];
  uint32_t zeros[6];
} __attribute__((aligned(64)));

void outbox_start(const struct leaf *root, uint32_t existing) {
  tree_start(&tree, root);
  count = existing;
}

uint32_t outbox_count(void) { return count; }

bool outbox_is_full(void) { return count == LEAVES; }

// Not inlined, and the amount is not handed over in registers, so that the line that loads it is one that a person
// can point to: who puts something else into a register there pays out money that was never taken from anybody.
__attribute__((noinline)) void outbox_append(const struct address *to, const uint64_t *owed) {
  const uint64_t amount = *owed;
  static struct withdrawal withdrawal;
  withdrawal.to = *to;
  put64(withdrawal.amount, amount);

  const uint32_t node = LEAVES + count++;
  tree_reach(&tree, node);
  keccak(&withdrawal, sizeof withdrawal, &tree.node[node]);
  tree_touch(&tree, node);
}

const struct leaf *outbox_root(void) { return tree_root(&tree); }
