#ifndef TREE_H
#define TREE_H

#include "syscalls.h"

// A Merkle tree of which only the root is known at first (rule R4). Whatever is needed of it is opened on the way
// down from the root, and every node above a changed leaf is hashed again once, at the end.

enum { DEPTH = 16, LEAVES = 1 << DEPTH };

/**
 * Node 1 is the root, the children of node i are 2i and 2i + 1: so they stand side by side, aligned to 64, just where
 * one preimage is written and one hash is taken. Leaf n is node LEAVES + n.
 */
struct tree {
  struct leaf node[2 * LEAVES] __attribute__((aligned(64)));
  /** Whether the node's hash is in memory. */
  uint8_t reached[2 * LEAVES];
  /** Whether something below it has changed. */
  uint8_t touched[2 * LEAVES];
};

void tree_start(struct tree *tree, const struct leaf *root);

/** Brings a node's hash into memory, and its sibling's. */
void tree_reach(struct tree *tree, uint32_t node);

/** Says that a node was changed, so that all above it are hashed again. */
void tree_touch(struct tree *tree, uint32_t node);

const struct leaf *tree_root(struct tree *tree);

#endif
