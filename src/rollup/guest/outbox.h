#ifndef OUTBOX_H
#define OUTBOX_H

#include "syscalls.h"
#include "words.h"

// What leaves for L1: a tree to whose end each withdrawal is appended (rule R5).

void outbox_start(const struct leaf *root, uint32_t count);

uint32_t outbox_count(void);

bool outbox_is_full(void);

void outbox_append(const struct address *to, const uint64_t *owed);

const struct leaf *outbox_root(void);

#endif
