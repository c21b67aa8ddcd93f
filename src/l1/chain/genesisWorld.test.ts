import { expect, test } from 'vitest'
import type { Hex } from '../../kernel/types.ts'
import { bytesToHex } from '../../lib/hex.ts'
import { Token } from '../../systems/ground/contracts/generated/Token.ts'
import { drive } from '../testing/drive.ts'
import { createdAddress } from './genesisWorld.ts'
import { readAccount } from './read.ts'
import { callAt } from './simulate.ts'
import { deploy } from './submit.ts'

const DEPLOYER: Hex = `0x${'de'.repeat(20)}`
const word = (value: bigint | Hex) => BigInt(value).toString(16).padStart(64, '0')
const SUPPLY = 1_000_000n

test('constructors run in genesis, and their contracts stand where a deployment would have put them', async () => {
  const rich: Hex = `0x${'11'.repeat(20)}`
  const token = createdAddress(DEPLOYER, 0)
  const other = createdAddress(DEPLOYER, 1)
  const deployment = { from: DEPLOYER, data: `${Token.bytecode}${word(SUPPLY)}` as Hex }
  // transfer(address,uint256)
  const transfer: Hex = `0xa9059cbb${word(rich)}${word(7n)}`
  const l1 = await drive(
    {},
    {
      endowments: [{ address: rich, balanceWei: 5n }],
      deployments: [
        { ...deployment, name: 'Token' },
        { ...deployment, name: 'Other' },
      ],
      calls: [{ from: DEPLOYER, to: token, data: transfer }],
    },
  )
  const { contracts } = l1.view()
  expect(contracts).toEqual([
    { address: token, name: 'Token', deployedIn: 0 },
    { address: other, name: 'Other', deployedIn: 0 },
  ])
  expect(readAccount(l1.state, 0, rich)?.balance).toBe(5n)
  expect(readAccount(l1.state, 0, DEPLOYER)?.nonce).toBe(3n)
  expect(readAccount(l1.state, 0, token)?.nonce).toBe(1n)
  // balanceOf(address)
  const balanceOf = async (at: Hex, who: Hex) => {
    const { data } = await callAt(l1.state, {
      to: at,
      data: Uint8Array.from([0x70, 0xa0, 0x82, 0x31, ...bytesOf(who)]),
    })
    return BigInt(bytesToHex(data))
  }
  expect(await balanceOf(token, rich)).toBe(7n)
  expect(await balanceOf(token, DEPLOYER)).toBe(SUPPLY - 7n)
  expect(await balanceOf(other, rich)).toBe(0n)

  // The same code as a transaction leaves behind.
  await l1.ask((state) => deploy(state, { from: 'ana', data: deployment.data }, 0))
  await l1.slots()
  const [, , sent] = l1.view().contracts
  expect(readAccount(l1.state, 1, sent?.address ?? '0x')?.code).toEqual(readAccount(l1.state, 1, token)?.code)
  expect(sent?.deployedIn).toBe(1)
})

test('a genesis that cannot be made says what failed', async () => {
  const failing = drive({}, { deployments: [{ from: DEPLOYER, data: '0xfe', name: 'Broken' }] })
  await expect(failing).rejects.toThrow('genesis cannot be made: Broken failed (invalid opcode)')
})

const bytesOf = (address: Hex) => Uint8Array.from(word(address).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
