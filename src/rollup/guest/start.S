# The machine starts with every register 0: all that is missing for C is a stack. It grows down from the end of what
# the program uses.
    .section .text.start
    .globl _start
    .type _start, @function
_start:
    lui sp, %hi(stack_top)
    addi sp, sp, %lo(stack_top)
    j main
    .size _start, . - _start
