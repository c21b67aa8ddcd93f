// The EVM's instructions as the inspector speaks of them (Osaka). Stack effects bound what one step can have
// changed, so that a recorded trace keeps differences and not a full stack for each step.

export interface Opcode {
  readonly name: string
  readonly pops: number
  readonly pushes: number
}

type Row = readonly [code: number, name: string, pops: number, pushes: number]

const ROWS: readonly Row[] = [
  [0x00, 'STOP', 0, 0],
  [0x01, 'ADD', 2, 1],
  [0x02, 'MUL', 2, 1],
  [0x03, 'SUB', 2, 1],
  [0x04, 'DIV', 2, 1],
  [0x05, 'SDIV', 2, 1],
  [0x06, 'MOD', 2, 1],
  [0x07, 'SMOD', 2, 1],
  [0x08, 'ADDMOD', 3, 1],
  [0x09, 'MULMOD', 3, 1],
  [0x0a, 'EXP', 2, 1],
  [0x0b, 'SIGNEXTEND', 2, 1],
  [0x10, 'LT', 2, 1],
  [0x11, 'GT', 2, 1],
  [0x12, 'SLT', 2, 1],
  [0x13, 'SGT', 2, 1],
  [0x14, 'EQ', 2, 1],
  [0x15, 'ISZERO', 1, 1],
  [0x16, 'AND', 2, 1],
  [0x17, 'OR', 2, 1],
  [0x18, 'XOR', 2, 1],
  [0x19, 'NOT', 1, 1],
  [0x1a, 'BYTE', 2, 1],
  [0x1b, 'SHL', 2, 1],
  [0x1c, 'SHR', 2, 1],
  [0x1d, 'SAR', 2, 1],
  [0x1e, 'CLZ', 1, 1],
  [0x20, 'KECCAK256', 2, 1],
  [0x30, 'ADDRESS', 0, 1],
  [0x31, 'BALANCE', 1, 1],
  [0x32, 'ORIGIN', 0, 1],
  [0x33, 'CALLER', 0, 1],
  [0x34, 'CALLVALUE', 0, 1],
  [0x35, 'CALLDATALOAD', 1, 1],
  [0x36, 'CALLDATASIZE', 0, 1],
  [0x37, 'CALLDATACOPY', 3, 0],
  [0x38, 'CODESIZE', 0, 1],
  [0x39, 'CODECOPY', 3, 0],
  [0x3a, 'GASPRICE', 0, 1],
  [0x3b, 'EXTCODESIZE', 1, 1],
  [0x3c, 'EXTCODECOPY', 4, 0],
  [0x3d, 'RETURNDATASIZE', 0, 1],
  [0x3e, 'RETURNDATACOPY', 3, 0],
  [0x3f, 'EXTCODEHASH', 1, 1],
  [0x40, 'BLOCKHASH', 1, 1],
  [0x41, 'COINBASE', 0, 1],
  [0x42, 'TIMESTAMP', 0, 1],
  [0x43, 'NUMBER', 0, 1],
  [0x44, 'PREVRANDAO', 0, 1],
  [0x45, 'GASLIMIT', 0, 1],
  [0x46, 'CHAINID', 0, 1],
  [0x47, 'SELFBALANCE', 0, 1],
  [0x48, 'BASEFEE', 0, 1],
  [0x49, 'BLOBHASH', 1, 1],
  [0x4a, 'BLOBBASEFEE', 0, 1],
  [0x50, 'POP', 1, 0],
  [0x51, 'MLOAD', 1, 1],
  [0x52, 'MSTORE', 2, 0],
  [0x53, 'MSTORE8', 2, 0],
  [0x54, 'SLOAD', 1, 1],
  [0x55, 'SSTORE', 2, 0],
  [0x56, 'JUMP', 1, 0],
  [0x57, 'JUMPI', 2, 0],
  [0x58, 'PC', 0, 1],
  [0x59, 'MSIZE', 0, 1],
  [0x5a, 'GAS', 0, 1],
  [0x5b, 'JUMPDEST', 0, 0],
  [0x5c, 'TLOAD', 1, 1],
  [0x5d, 'TSTORE', 2, 0],
  [0x5e, 'MCOPY', 3, 0],
  [0xf0, 'CREATE', 3, 1],
  [0xf1, 'CALL', 7, 1],
  [0xf2, 'CALLCODE', 7, 1],
  [0xf3, 'RETURN', 2, 0],
  [0xf4, 'DELEGATECALL', 6, 1],
  [0xf5, 'CREATE2', 4, 1],
  [0xfa, 'STATICCALL', 6, 1],
  [0xfd, 'REVERT', 2, 0],
  [0xfe, 'INVALID', 0, 0],
  [0xff, 'SELFDESTRUCT', 1, 0],
]

const PUSH0 = 0x5f
const PUSH32 = 0x7f
const numbered = (from: number, count: number, row: (n: number) => Row): Row[] =>
  Array.from({ length: count }, (_, i) => row(from + i))

const OPCODES = new Map<number, Opcode>(
  [
    ...ROWS,
    ...numbered(PUSH0, 33, (code): Row => [code, `PUSH${code - PUSH0}`, 0, 1]),
    ...numbered(0x80, 16, (code): Row => [code, `DUP${code - 0x7f}`, 0, 1]),
    ...numbered(0x90, 16, (code): Row => [code, `SWAP${code - 0x8f}`, code - 0x8e, code - 0x8e]),
    ...numbered(0xa0, 5, (code): Row => [code, `LOG${code - 0xa0}`, code - 0x9e, 0]),
  ].map(([code, name, pops, pushes]) => [code, { name, pops, pushes }]),
)

export const OP = {
  KECCAK256: 0x20,
  SLOAD: 0x54,
  SSTORE: 0x55,
  TLOAD: 0x5c,
  TSTORE: 0x5d,
  CREATE: 0xf0,
  CALL: 0xf1,
  CALLCODE: 0xf2,
  RETURN: 0xf3,
  DELEGATECALL: 0xf4,
  CREATE2: 0xf5,
  STATICCALL: 0xfa,
  REVERT: 0xfd,
} as const

/** What stands at this byte of code; `null` for bytes that are no instruction. */
export function opcodeAt(code: number): Opcode | null {
  return OPCODES.get(code) ?? null
}

export function opcodeName(code: number): string {
  return OPCODES.get(code)?.name ?? `0x${code.toString(16).padStart(2, '0')}`
}

/** How many bytes of code after it belong to the instruction. */
export function immediateLength(code: number): number {
  return code > PUSH0 && code <= PUSH32 ? code - PUSH0 : 0
}

export function startsFrame(code: number): boolean {
  return code === OP.CREATE || code === OP.CREATE2 || isCall(code)
}

function isCall(code: number): boolean {
  return code === OP.CALL || code === OP.CALLCODE || code === OP.DELEGATECALL || code === OP.STATICCALL
}

/** The part of memory that an instruction can write, read from the stack that it finds (top last). */
export function memoryWritten(code: number, stack: readonly bigint[]): { offset: number; length: number } | null {
  const at = (fromTop: number): number => Number(stack[stack.length - 1 - fromTop] ?? 0n)
  switch (code) {
    case 0x52: // MSTORE
      return { offset: at(0), length: 32 }
    case 0x53: // MSTORE8
      return { offset: at(0), length: 1 }
    case 0x37: // CALLDATACOPY
    case 0x39: // CODECOPY
    case 0x3e: // RETURNDATACOPY
    case 0x5e: // MCOPY
      return { offset: at(0), length: at(2) }
    case 0x3c: // EXTCODECOPY
      return { offset: at(1), length: at(3) }
    case OP.CALL:
    case OP.CALLCODE:
      return { offset: at(5), length: at(6) }
    case OP.DELEGATECALL:
    case OP.STATICCALL:
      return { offset: at(4), length: at(5) }
    default:
      return null
  }
}
