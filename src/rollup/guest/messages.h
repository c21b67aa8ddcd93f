#ifndef MESSAGES_H
#define MESSAGES_H

#include <stdint.h>

/** Does what message `number` of L1's inbox says (rules R14–R16). */
void execute_message(uint32_t number);

#endif
