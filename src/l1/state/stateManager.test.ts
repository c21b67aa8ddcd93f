import { MerkleStateManager } from '@ethereumjs/statemanager'
import { Account, Address } from '@ethereumjs/util'
import { keccak_256 } from '@noble/hashes/sha3.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createStateManager } from './stateManager.ts'
import { accountOf, createWorldCodec, storageOf } from './world.ts'

const codec = createWorldCodec(keccak_256)
const addressOf = (n: number) => new Address(new Uint8Array(20).fill(n + 1))
const slotOf = (n: number) => new Uint8Array(32).fill(n)

const at = fc.nat(3)
const bytes = fc.uint8Array({ maxLength: 5 })
const operation = fc.oneof(
  fc.record({ do: fc.constant('put' as const), at, nonce: fc.nat(3), balance: fc.nat(1000) }),
  fc.record({ do: fc.constant('code' as const), at, code: bytes }),
  fc.record({ do: fc.constant('store' as const), at, slot: fc.nat(4), value: bytes }),
  fc.record({ do: fc.constant('create' as const), at }),
  fc.record({ do: fc.constant('delete' as const), at }),
  fc.record({ do: fc.constantFrom('checkpoint' as const, 'commit' as const, 'revert' as const) }),
  fc.record({ do: fc.constant('seal' as const) }),
)

type Manager = Pick<
  MerkleStateManager,
  | 'getAccount'
  | 'putAccount'
  | 'putCode'
  | 'putStorage'
  | 'clearStorage'
  | 'deleteAccount'
  | 'checkpoint'
  | 'commit'
  | 'revert'
>

async function apply(manager: Manager, op: typeof operation extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
  switch (op.do) {
    case 'put': {
      const account = (await manager.getAccount(addressOf(op.at))) ?? new Account()
      account.nonce = BigInt(op.nonce)
      account.balance = BigInt(op.balance)
      return manager.putAccount(addressOf(op.at), account)
    }
    case 'code':
      return manager.putCode(addressOf(op.at), op.code)
    case 'store':
      if ((await manager.getAccount(addressOf(op.at))) === undefined)
        await manager.putAccount(addressOf(op.at), new Account())
      return manager.putStorage(addressOf(op.at), slotOf(op.slot), op.value)
    case 'create':
      // As the EVM does: a new contract's storage is cleared before its code runs.
      await manager.putAccount(addressOf(op.at), (await manager.getAccount(addressOf(op.at))) ?? new Account())
      return manager.clearStorage(addressOf(op.at))
    case 'delete':
      await manager.clearStorage(addressOf(op.at))
      return manager.deleteAccount(addressOf(op.at))
    case 'checkpoint':
    case 'commit':
    case 'revert':
      return manager[op.do]()
  }
}

test('any changes, checkpoints and reverts end on the root of the stock Merkle state manager', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { maxLength: 60 }), async (operations) => {
      const stock = new MerkleStateManager()
      const ours = createStateManager(codec)
      let depth = 0
      for (const op of operations) {
        if (op.do === 'seal' ? depth > 0 : (op.do === 'commit' || op.do === 'revert') && depth === 0) continue
        if (op.do === 'seal') {
          ours.load(ours.seal())
          continue
        }
        depth += op.do === 'checkpoint' ? 1 : op.do === 'commit' || op.do === 'revert' ? -1 : 0
        await apply(stock, op)
        await apply(ours, op)
        for (let n = 0; n < 4; n++) {
          expect((await ours.getAccount(addressOf(n)))?.balance).toEqual(
            (await stock.getAccount(addressOf(n)))?.balance,
          )
          expect(await ours.getCode(addressOf(n))).toEqual(await stock.getCode(addressOf(n)))
        }
      }
      while (depth-- > 0) await Promise.all([stock.commit(), ours.commit()])
      for (let n = 0; n < 4; n++) {
        for (let slot = 0; slot < 5; slot++) {
          expect(await ours.getStorage(addressOf(n), slotOf(slot))).toEqual(
            await stock.getStorage(addressOf(n), slotOf(slot)),
          )
        }
      }
      expect(await ours.getStateRoot()).toEqual(await stock.getStateRoot())
      expect(codec.stateRoot(ours.seal())).toEqual(await stock.getStateRoot())
    }),
    { numRuns: 150 },
  )
})

test('a sealed world does not move when the manager goes on', async () => {
  const manager = createStateManager(codec)
  await manager.putAccount(addressOf(1), new Account(0n, 5n))
  await manager.putStorage(addressOf(1), slotOf(1), Uint8Array.of(7))
  const before = manager.seal()
  await manager.putStorage(addressOf(1), slotOf(1), Uint8Array.of(0, 9))
  await manager.deleteAccount(addressOf(2))
  const after = manager.seal()
  const storedIn = (world: typeof before) => {
    const account = accountOf(world, addressOf(1).bytes, codec)
    return account && storageOf(account, slotOf(1), codec)
  }
  expect(storedIn(before)).toEqual(Uint8Array.of(7))
  expect(storedIn(after)).toEqual(Uint8Array.of(9))
  expect(manager.seal()).toBe(after)
})

test('the value before the transaction is remembered until it ends', async () => {
  const manager = createStateManager(codec)
  await manager.putAccount(addressOf(1), new Account(0n, 5n))
  const original = () => manager.originalStorageCache.get(addressOf(1), slotOf(1))
  expect(await original()).toEqual(new Uint8Array(0))
  await manager.putStorage(addressOf(1), slotOf(1), Uint8Array.of(7))
  expect(await original()).toEqual(new Uint8Array(0))
  manager.originalStorageCache.clear()
  expect(await original()).toEqual(Uint8Array.of(7))
})
