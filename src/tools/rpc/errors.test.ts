import { encodeFunctionData, type Hex, numberToHex, parseEther, parseGwei } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Json } from '../../kernel/types.ts'
import { Token } from '../../systems/ground/contracts/generated/Token.ts'
import { startRpcServer } from '../../testing/rpcServer.ts'
import { ana, ben, stranger } from '../../testing/viemClients.ts'

// Each code that the standards and the clients know, provoked through the wire.

let node: Awaited<ReturnType<typeof startRpcServer>>
let token: Hex

beforeAll(async () => {
  node = await startRpcServer({ params: { nodes: [] }, mining: 'request' })
  const supply = numberToHex(1000n, { size: 32 }).slice(2)
  const { result: hash } = await node.ask('eth_sendTransaction', {
    from: ana.address,
    data: `${Token.bytecode}${supply}`,
  })
  await node.ask('evm_mine')
  const { result } = await node.ask('eth_getTransactionReceipt', hash as Hex)
  token = (result as { contractAddress: Hex }).contractAddress
})
afterAll(() => node.stop())

const bodyFails = async (body: string) => ((await (await node.post(body)).json()) as { error?: { code: number } }).error

test('-32700 and -32600: what is no JSON, and what is no request', async () => {
  expect(await bodyFails('{"jsonrpc"')).toMatchObject({ code: -32700 })
  expect(await bodyFails('{"id":1,"method":"eth_chainId"}')).toMatchObject({ code: -32600 })
  expect(await bodyFails('[]')).toMatchObject({ code: -32600 })
})

const fails = async (method: string, ...params: readonly Json[]) => (await node.ask(method, ...params)).error

test('-32601 and -32602: no such method, no such parameters', async () => {
  expect(await fails('eth_nothing')).toMatchObject({ code: -32601 })
  expect(await fails('eth_fillTransaction', {})).toMatchObject({ code: -32601 })
  for (const params of [[], ['0x1'], [5], [ana.address, 'newest'], [ana.address, 'latest', 1]]) {
    expect(await fails('eth_getBalance', ...params)).toMatchObject({
      code: -32602,
      message: expect.stringMatching(/^params/),
    })
  }
})

const transfer = (value: bigint) =>
  encodeFunctionData({ abi: Token.abi, functionName: 'transfer', args: [ben.address, value] })

test('3: a revert brings its reason, from a call, an estimate and a sending', async () => {
  const call = { from: ana.address, to: token, data: transfer(10n ** 9n) }
  for (const method of ['eth_call', 'eth_estimateGas', 'eth_sendTransaction']) {
    const error = await fails(method, call)
    expect(error).toMatchObject({ code: 3, message: expect.stringContaining('execution reverted') })
    // InsufficientBalance(address holder, uint256 balance, uint256 needed)
    expect(error?.data).toMatch(new RegExp(`^0x[0-9a-f]{8}0{24}${ana.address.slice(2).toLowerCase()}`))
  }
})

interface Signed {
  readonly nonce?: number
  readonly value?: bigint
  readonly gas?: bigint
  readonly maxFeePerGas?: bigint
  readonly chainId?: number
}
const signed = (changes: Signed) =>
  ana.signTransaction({
    type: 'eip1559',
    chainId: 31_337,
    to: ben.address,
    nonce: 1,
    gas: 21_000n,
    maxFeePerGas: parseGwei('20'),
    maxPriorityFeePerGas: parseGwei('1'),
    ...changes,
  })
const sendFails = async (changes: Signed) => fails('eth_sendRawTransaction', await signed(changes))

test("-32000: what the pool does not take, in geth's words", async () => {
  const refusals: readonly (readonly [Signed, string])[] = [
    [{ nonce: 0 }, 'nonce too low'],
    [{ value: parseEther('1000') }, 'insufficient funds for gas * price + value'],
    [{ gas: 20_999n }, 'intrinsic gas too low'],
    [{ gas: 60_000_000n }, 'gas limit too high'],
    [{ chainId: 1 }, 'invalid chain id'],
  ]
  for (const [changes, phrase] of refusals) {
    expect(await sendFails(changes)).toMatchObject({ code: -32000, message: expect.stringContaining(phrase) })
  }
  const first = await signed({})
  expect(await fails('eth_sendRawTransaction', first)).toBeUndefined()
  expect(await fails('eth_sendRawTransaction', first)).toMatchObject({
    code: -32000,
    message: expect.stringMatching(/^already known/),
  })
  expect(await sendFails({ value: 1n })).toMatchObject({
    code: -32000,
    message: expect.stringMatching(/replacement transaction underpriced/),
  })
  expect(await fails('eth_sendRawTransaction', '0x02c0')).toMatchObject({ code: -32000 })
  expect(await fails('eth_getFilterChanges', '0x999')).toMatchObject({ code: -32000 })
})

test('-32001 and -32005: what is not there, and what is too much', async () => {
  expect(await fails('eth_getBalance', ana.address, '0xfffff')).toMatchObject({ code: -32001 })
  expect(await fails('debug_traceTransaction', `0x${'00'.repeat(32)}`)).toMatchObject({ code: -32001 })
  // A loop: JUMPDEST, PUSH0, JUMP, until its gas is gone.
  const endless = { from: ana.address, data: '0x5b5f56', gas: numberToHex(1_000_000) }
  const { result: hash } = await node.ask('eth_sendTransaction', endless)
  await node.ask('evm_mine')
  expect(await fails('debug_traceTransaction', hash as Hex)).toMatchObject({ code: -32005 })
})

test('4100, 4200 and 4902: what a wallet says', async () => {
  expect(await fails('eth_sendTransaction', { from: stranger, to: ben.address })).toMatchObject({ code: 4100 })
  expect(await fails('eth_subscribe', 'newHeads')).toMatchObject({ code: 4200 })
  expect(await fails('wallet_switchEthereumChain', { chainId: '0x1' })).toMatchObject({ code: 4902 })
})

test('4: sent, and in no block in the time given (EIP-7966)', async () => {
  await node.ask('anvil_setNextBlockBaseFeePerGas', numberToHex(parseGwei('900')))
  const { result } = await node.ask('eth_getTransactionCount', ana.address, 'pending')
  const raw = await signed({ nonce: Number(result) })
  expect(await fails('eth_sendRawTransactionSync', raw, 12_000)).toMatchObject({
    code: 4,
    data: expect.stringMatching(/^0x[0-9a-f]{64}$/),
  })
})
