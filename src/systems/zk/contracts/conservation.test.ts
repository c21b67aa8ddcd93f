import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyOf } from '../../../prover/babyjub/eddsa.ts'
import { expectDone } from '../../../testing/deployed.ts'
import { createTestEvm, type TestAccount, type TestRun } from '../../../testing/evm.ts'
import { stateRoot, type ZkState } from '../engine/rules/state.ts'
import { applySlot, type Slot } from '../engine/rules/transition.ts'
import {
  abi,
  CHAIN,
  COMMITTEE,
  commit,
  deployZkRollup,
  execute,
  freeze,
  GWEI,
  lastOf,
  MESSAGE_PERIOD,
  PROVE_PERIOD,
  prove,
  register,
  requestExit,
  signed,
  tryEscape,
  type ZkDeployment,
} from '../tests/deployment.ts'

// Z16: whatever anybody does, in whatever order, what the contract holds is what it owes. The verifier believes everybody,
// and the operator is honest: what a valid proof is about the circuit's tests say.

const SLOTS = 3

interface Deed {
  readonly kind: (typeof KINDS)[number]
  readonly who: number
  readonly what: number
  readonly how: number
}
const KINDS = [
  'register',
  'deposit',
  'exit',
  'commit',
  'prove',
  'execute',
  'revert',
  'takeOut',
  'freeze',
  'escape',
  'returnDeposit',
  'wait',
] as const
const OFTEN = ['register', 'deposit', 'commit', 'commit', 'prove', 'prove', 'execute', 'execute'] as const
const DEED = fc.record<Deed>({
  kind: fc.constantFrom(...KINDS, ...OFTEN),
  who: fc.nat(2),
  what: fc.nat(),
  how: fc.nat(),
})
const PAUSES = [60n, PROVE_PERIOD, MESSAGE_PERIOD / 3n]

const keyOfAccount = (account: number) => keyOf(BigInt(1_000 + account))
const executedNumber = (deployment: ZkDeployment) => deployment.rollup.read('executed', [])

async function executedState(deployment: ZkDeployment): Promise<ZkState> {
  const known = deployment.batches[await executedNumber(deployment)]
  if (known === undefined) throw new Error('what was executed is known')
  return known.after
}

/** One thing that somebody does, sensible or not. Null: nothing that could break the balance. */
async function perform(deployment: ZkDeployment, { kind, who, what, how }: Deed): Promise<TestRun | null> {
  const { evm, rollup, messages, batches } = deployment
  const from = evm.accounts[who] as TestAccount
  const known = [...new Set(messages.map(({ account }) => account)), 0]
  const account = known[what % known.length] ?? 0
  switch (kind) {
    case 'register': {
      if (await rollup.read('isFrozen', [])) return null
      const subtree = how % 3 === 0 ? COMMITTEE : CHAIN
      const next = await rollup.read('nextAccount', [BigInt(subtree)])
      await register(deployment, from, keyOfAccount(next), BigInt(1 + (what % 1_000)), subtree)
      return null
    }
    case 'deposit': {
      const amount = BigInt(1 + (how % 1_000))
      const run = await rollup.send('deposit', [BigInt(account)], { from, value: amount * GWEI })
      const key = account === 0 ? keyOf(1_000n) : keyOfAccount(account)
      if (run.ok) messages.push({ kind: 'deposit', account, amount, key: key.publicKey })
      return run
    }
    case 'exit':
      return requestExit(deployment, from, account)
    case 'commit':
      return commit(deployment, fitting(deployment, what, how))
    case 'prove':
      return next(deployment, await rollup.read('proven', []), (number) => prove(deployment, number, { from }))
    case 'execute':
      return next(deployment, await executedNumber(deployment), (number) => execute(deployment, number, from))
    case 'revert': {
      const first = batches[(await rollup.read('proven', [])) + 1]
      if (first === undefined) return null
      const run = await rollup.send('revertUnproven', [first.batch], { from })
      if (run.ok) batches.length = await rollup.read('committed', []).then((last) => last + 1)
      return run
    }
    case 'takeOut':
      return rollup.send('takeOut', [], { from })
    case 'freeze':
      return freeze(deployment)
    case 'escape':
      return escapeFromExecuted(deployment, account)
    case 'returnDeposit':
      return rollup.send('returnDeposit', [BigInt(what % (messages.length + 1))], { from })
    case 'wait':
      evm.wait(PAUSES[how % PAUSES.length] ?? 60n)
      return null
  }
}

const next = (deployment: ZkDeployment, last: number, then: (number: number) => Promise<TestRun>) =>
  deployment.batches[last + 1] === undefined ? null : then(last + 1)

async function escapeFromExecuted(deployment: ZkDeployment, account: number): Promise<TestRun | null> {
  const batches = deployment.batches.slice(0, (await executedNumber(deployment)) + 1)
  const isThere = batches.at(-1)?.after.accounts.has(account) === true
  return isThere ? tryEscape({ ...deployment, batches }, account) : null
}

/** Some messages, and payments from accounts that can pay. */
function fitting(deployment: ZkDeployment, what: number, how: number): Slot[] {
  const { batch, after } = lastOf(deployment)
  let state = after
  const slots: Slot[] = deployment.messages.slice(batch.messageCount).slice(0, how % (SLOTS + 1))
  for (const slot of slots) {
    const applied = applySlot(state, slot)
    if (!applied.ok) throw new Error(`a message that cannot be taken: ${applied.why}`)
    state = applied.state
  }
  for (let i = 0; slots.length < SLOTS && i < 2; i++) {
    const numbers = [...state.accounts.keys()].filter((number) => number !== 0)
    const from = numbers[(what + i) % numbers.length]
    const to = numbers[how % numbers.length]
    if (from === undefined || to === undefined) break
    const balance = state.accounts.get(from)?.balance ?? 0n
    const amount = BigInt(how) % (balance + 1n)
    const fee = BigInt(what) % (balance - amount + 1n)
    const kind = what % 2 === 0 ? ('transfer' as const) : ('withdraw' as const)
    const fields = kind === 'transfer' ? { kind, from, to, amount, fee } : { kind, from, amount, fee }
    const slot = signed(state, keyOfAccount(from), fields)
    const applied = applySlot(state, slot)
    if (!applied.ok) continue
    state = applied.state
    slots.push(slot)
  }
  return slots
}

async function demandBalanced(deployment: ZkDeployment): Promise<void> {
  const { evm, rollup, messages } = deployment
  const state = await executedState(deployment)
  expect(await rollup.read('root', [])).toBe(stateRoot(state))
  let gwei = 0n
  for (const [number, { balance }] of state.accounts) {
    if (!(await rollup.read('hasEscaped', [BigInt(number)]))) gwei += balance
  }
  const taken = await rollup.read('messagesTaken', [])
  for (const [number, message] of messages.entries()) {
    if (message.kind === 'exit' || number < taken) continue
    if (!(await rollup.read('wasReturned', [BigInt(number)]))) gwei += message.amount
  }
  const owed = await Promise.all(evm.accounts.map(({ address }) => rollup.read('owed', [address])))
  const totalOwed = owed.reduce((sum, each) => sum + each)
  expect(await rollup.read('totalOwed', [])).toBe(totalOwed)
  expect(await evm.balance(rollup.address)).toBe(gwei * GWEI + totalOwed)
}

/** The operator goes away, and everybody leaves with what is theirs. */
async function leave(deployment: ZkDeployment): Promise<void> {
  const { evm, rollup, messages } = deployment
  const proven = await rollup.read('proven', [])
  if (!(await rollup.read('isFrozen', []))) {
    for (let number = (await executedNumber(deployment)) + 1; number <= proven; number++) {
      expectDone(await execute(deployment, number), abi)
    }
    expectDone(await requestExit(deployment, deployment.operator, 0), abi)
    evm.wait(MESSAGE_PERIOD)
    expectDone(await freeze(deployment), abi)
  }
  for (const number of (await executedState(deployment)).accounts.keys()) await escapeFromExecuted(deployment, number)
  for (const number of messages.keys()) await rollup.send('returnDeposit', [BigInt(number)])
  for (const from of evm.accounts) await rollup.send('takeOut', [], { from })
}

test('Z16: what the contract holds is what it owes, after everything that anybody does; in the end it holds nothing', async () => {
  let executed = 0
  await fc.assert(
    fc.asyncProperty(fc.array(DEED, { minLength: 30, maxLength: 50, size: 'max' }), async (deeds) => {
      const evm = await createTestEvm({ traced: false })
      const deployment = await deployZkRollup(evm, { slots: SLOTS, members: [evm.accounts[1]] })
      for (const deed of deeds) {
        const run = await perform(deployment, deed)
        if (run === null || run.ok) await demandBalanced(deployment)
      }
      executed += await executedNumber(deployment)
      await leave(deployment)
      await demandBalanced(deployment)
      expect(await evm.balance(deployment.rollup.address)).toBe(0n)
    }),
    { numRuns: 4 },
  )
  expect(executed).toBeGreaterThan(5)
})
