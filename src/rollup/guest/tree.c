#include "tree.h"

void tree_start(struct tree *tree, const struct leaf *root) {
  tree->node[1] = *root;
  tree->reached[1] = 1;
}

void tree_reach(struct tree *tree, uint32_t node) {
  if (tree->reached[node]) return;
  const uint32_t parent = node / 2;
  tree_reach(tree, parent);
  preimage64(&tree->node[parent], &tree->node[2 * parent]);
  tree->reached[2 * parent] = 1;
  tree->reached[2 * parent + 1] = 1;
}

void tree_touch(struct tree *tree, uint32_t node) {
  // Where one is touched, so are all above it.
  for (; node > 0 && !tree->touched[node]; node /= 2) tree->touched[node] = 1;
}

static void rehash(struct tree *tree, uint32_t node) {
  if (!tree->touched[node] || node >= LEAVES) return;
  rehash(tree, 2 * node);
  rehash(tree, 2 * node + 1);
  keccak(&tree->node[2 * node], 64, &tree->node[node]);
}

const struct leaf *tree_root(struct tree *tree) {
  rehash(tree, 1);
  return &tree->node[1];
}
