import { expect, test } from 'vitest'
import { functionsOf, linesOf } from './debugInfo.ts'

test('functions by address, without what is no function', () => {
  const symbols = [
    '/tmp/guest.elf:     file format elf32-littleriscv',
    '',
    'SYMBOL TABLE:',
    '00010000 l    d  .text\t00000000 .text',
    '00014c00 l     O .bss\t00400000 account',
    '00013340 l     F .text\t000000a0 rehash',
    '00010000 g     F .text\t0000000c _start',
    '01000000 g       *ABS*\t00000000 stack_top',
  ].join('\n')
  expect(functionsOf(symbols)).toEqual([
    { name: '_start', address: 0x10000, size: 12 },
    { name: 'rehash', address: 0x13340, size: 160 },
  ])
})

test('lines by address: the last at an address counts, and a line is told once', () => {
  const decoded = [
    'tree.c:',
    'File name                            Line number    Starting address    View    Stmt',
    'tree.c                                        17             0x13434               x',
    'words.h                                        9             0x13438       1       x',
    'tree.c                                        18             0x13438       2       x',
    'tree.c                                        18             0x1343c       3',
    'tree.c                                        19             0x13440               x',
    'tree.c                                         -             0x13448',
  ].join('\n')
  expect(linesOf(decoded, ['tree.c', 'words.h'])).toEqual([
    { pc: 0x13434, file: 'tree.c', line: 17 },
    { pc: 0x13438, file: 'tree.c', line: 18 },
    { pc: 0x13440, file: 'tree.c', line: 19 },
  ])
  expect(() => linesOf(decoded, ['tree.c'])).toThrow('words.h')
})
