import { expect, test } from 'vitest'
import { disassemble } from './disassemble.ts'
import { type PcTable, placeOf } from './pcTable.ts'
import { asm } from './testing/assemble.ts'

test.each([
  [asm.lw(10, 9, 8), 'lw a0, 8(s1)'],
  [asm.sb(31, 2, -1), 'sb t6, -1(sp)'],
  [asm.addi(5, 0, -2048), 'addi t0, zero, -2048'],
  [asm.srai(8, 8, 31), 'srai s0, s0, 31'],
  [asm.mulhsu(18, 27, 28), 'mulhsu s2, s11, t3'],
  [asm.beq(3, 4, -16), 'beq gp, tp, 0xff0'],
  [asm.jal(1, 0x800), 'jal ra, 0x1800'],
  [asm.jalr(0, 1, 0), 'jalr zero, 0(ra)'],
  [asm.lui(17, 0xfffff), 'lui a7, 0xfffff'],
  [asm.auipc(6, 1), 'auipc t1, 0x1'],
  [asm.fence(), 'fence'],
  [asm.ecall(), 'ecall'],
  [asm.ebreak(), 'ebreak'],
  [-1, 'illegal 0xffffffff'],
])('%#: %s is %s', (word, text) => {
  expect(disassemble(word, 0x1000)).toBe(text)
})

test('a pc leads to its function and line', () => {
  const table: PcTable = {
    functions: [
      { name: 'start', address: 0x1000, size: 8 },
      { name: 'hash', address: 0x1010, size: 32 },
    ],
    lines: [
      [0x1000, 'a.c', 3],
      [0x1018, 'a.c', 12],
      [0x1020, 'a.c', 14],
      [0x1028, 'a.c', 0],
    ],
    sources: { 'a.c': '' },
  }
  expect(
    [0xffc, 0x1000, 0x1007, 0x1008, 0x1010, 0x1018, 0x101c, 0x1020, 0x1028, 0x1030].map((pc) => placeOf(table, pc)),
  ).toEqual([
    null,
    { function: 'start', file: 'a.c', line: 3 },
    { function: 'start', file: 'a.c', line: 3 },
    null,
    { function: 'hash', file: null, line: null },
    { function: 'hash', file: 'a.c', line: 12 },
    { function: 'hash', file: 'a.c', line: 12 },
    { function: 'hash', file: 'a.c', line: 14 },
    { function: 'hash', file: null, line: null },
    null,
  ])
})
