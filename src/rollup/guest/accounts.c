#include "accounts.h"

#include "tree.h"

_Static_assert(sizeof(struct account) == 64, "an account is what a leaf is the hash of");

static struct tree tree;
static struct account account[LEAVES] __attribute__((aligned(64)));
static uint32_t count;

/** Whether `account[number]` holds it. */
static uint8_t opened[LEAVES];

/** Which leaves are to be made again. */
static uint32_t changed[LEAVES];
static uint32_t changes;

void accounts_start(const struct leaf *root, uint32_t existing) {
  tree_start(&tree, root);
  count = existing;
}

uint32_t accounts_count(void) { return count; }

bool account_exists(uint32_t number) { return number < count; }

/** Between the byte order of the leaf and the machine's, either way. */
static void swap_numbers(struct account *each) {
  each->nonce = swapped(each->nonce);
  each->balance[ETHER] = swapped64(each->balance[ETHER]);
  each->balance[TOKEN] = swapped64(each->balance[TOKEN]);
}

struct account *account_at(uint32_t number) {
  struct account *found = &account[number];
  if (opened[number]) return found;
  tree_reach(&tree, LEAVES + number);
  preimage64(&tree.node[LEAVES + number], found);
  swap_numbers(found);
  opened[number] = 1;
  return found;
}

void account_changed(uint32_t number) {
  if (tree.touched[LEAVES + number]) return;
  tree_touch(&tree, LEAVES + number);
  changed[changes++] = number;
}

uint32_t account_create(const struct address *address) {
  if (count == LEAVES) return NO_ROOM;
  const uint32_t number = count++;
  // Its leaf is 32 zero bytes still, which nothing is the preimage of. Its neighbours are needed.
  tree_reach(&tree, LEAVES + number);
  account[number].address = *address;
  opened[number] = 1;
  account_changed(number);
  return number;
}

const struct leaf *accounts_root(void) {
  for (uint32_t i = 0; i < changes; i++) {
    const uint32_t number = changed[i];
    swap_numbers(&account[number]);
    keccak(&account[number], 64, &tree.node[LEAVES + number]);
  }
  return tree_root(&tree);
}
