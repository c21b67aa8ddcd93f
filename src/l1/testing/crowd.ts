// A crowd to test with: accounts with money in genesis, and payments that they sign.

import { createFeeMarket1559Tx } from '@ethereumjs/tx'
import type { Hex } from '../../kernel/types.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import type { Endowment } from '../chain/genesisWorld.ts'
import { hashOfTx } from '../chain/transactions.ts'
import type { L1Machine } from '../machine/machine.ts'
import { machineFor } from '../machine/machine.ts'
import type { CrowdTx } from '../mempool/crowd.ts'
import type { BlobScheduleName } from '../types.ts'
import { signTransaction } from '../wallet/sign.ts'

export interface CrowdMember {
  readonly key: Hex
  readonly address: Hex
}

export interface TestCrowd {
  readonly members: readonly CrowdMember[]
  readonly endowments: readonly Endowment[]
  sign(machine: L1Machine, member: number, fields: CrowdFields): CrowdTx
}

export interface CrowdFields {
  readonly nonce?: number
  readonly tip: bigint
  readonly maxFee?: bigint
  readonly gasLimit?: bigint
  readonly to?: Hex
  readonly data?: Hex
  readonly value?: bigint
}

const ETH = 10n ** 18n
const SOMEBODY: Hex = `0x${'5e'.repeat(20)}`

export async function createTestCrowd(count: number, schedule: BlobScheduleName = 'bpo2'): Promise<TestCrowd> {
  const { crypto } = await machineFor(31_337, schedule)
  const members = Array.from({ length: count }, (_, index): CrowdMember => {
    const secret = crypto.keccak256(Uint8Array.of(index >> 8, index & 255))
    return { key: bytesToHex(secret), address: bytesToHex(crypto.addressOf(crypto.publicKeyOf(secret))) }
  })
  return {
    members,
    endowments: members.map(({ address }) => ({ address, balanceWei: ETH })),
    sign(machine, index, { nonce = 0, tip, maxFee = 10n ** 11n, gasLimit = 21_000n, to = SOMEBODY, data, value }) {
      const { key, address } = members[index] as CrowdMember
      const fields = {
        chainId: machine.chainId,
        nonce,
        gasLimit,
        maxFeePerGas: maxFee,
        maxPriorityFeePerGas: tip,
        to: hexToBytes(to),
        ...(data === undefined ? {} : { data: hexToBytes(data) }),
        value: value ?? 1n,
      }
      const tx = signTransaction(machine, createFeeMarket1559Tx(fields, { common: machine.common }), key)
      return { tx, hash: hashOfTx(tx), sender: address }
    },
  }
}
