import { type AbiParameterToPrimitiveType, encodeDeployData, encodeFunctionData } from 'viem'
import { castById } from '../../l1/chain/cast.ts'
import { Guestbook } from '../../systems/ground/contracts/generated/Guestbook.ts'
import { Till } from '../../systems/ground/contracts/generated/Till.ts'
import { Token } from '../../systems/ground/contracts/generated/Token.ts'
import { call, deploy, ETH, ground, nextBlock, pay } from './scenario.ts'

type Address = AbiParameterToPrimitiveType<{ type: 'address' }>

const addressOf = (id: string): Address => {
  const member = castById(id)
  if (member === undefined) throw new Error(`nobody is called ${id}`)
  return member.address
}
const [ana, ben, cleo] = ['ana', 'ben', 'cleo'].map(addressOf) as [Address, Address, Address]

const token = (functionName: 'transfer' | 'approve', to: Address, value: bigint) =>
  encodeFunctionData({ abi: Token.abi, functionName, args: [to, value] })
const takeFromAna = (value: bigint) =>
  encodeFunctionData({ abi: Token.abi, functionName: 'transferFrom', args: [ana, cleo, value] })
const sign = (line: string) => encodeFunctionData({ abi: Guestbook.abi, functionName: 'sign', args: [line] })
const payTill = (note: string) => encodeFunctionData({ abi: Till.abi, functionName: 'pay', args: [note] })
const collect = encodeFunctionData({ abi: Till.abi, functionName: 'collect' })

/** Enough for each, so that the wallet need not find out that a call will fail. */
const limit = { gasLimit: 400_000 }

/** Solidity's contracts: storage, logs, value, and every way to fail. */
export const contracts = ground('contracts', {}, [
  deploy('ana', encodeDeployData({ ...Token, args: [1_000_000n] }), { contract: 'Token' }),
  deploy('ben', encodeDeployData({ ...Guestbook, args: ['Golden'] }), { contract: 'Guestbook' }),
  deploy(
    'mallory',
    encodeDeployData({
      ...Till,
      args: [
        [ana, ben],
        [6_667, 3_333],
      ],
    }),
    { contract: 'Till' },
  ),
  nextBlock,
  call('ana', 'Token', token('transfer', ben, 1234n)),
  call('ana', 'Token', token('approve', ben, 500n)),
  call('ben', 'Guestbook', sign('Ben was here')),
  call('dan', 'Till', payTill('for lunch'), { valueWei: '1000000000000000001' }),
  nextBlock,
  call('ben', 'Token', takeFromAna(400n)),
  call('ben', 'Token', takeFromAna(400n), limit),
  call('cleo', 'Token', token('transfer', ana, 10n ** 30n), limit),
  call('ana', 'Till', collect),
  call('cleo', 'Till', collect, limit),
  call('ben', 'Guestbook', sign('Zwei Zeilen, Ümläute und 漢字, länger als ein Wort des Speichers sie fasst')),
  // Out of gas half way.
  call('dan', 'Guestbook', sign('x'.repeat(200)), { gasLimit: 60_000 }),
  deploy('vera', encodeDeployData({ ...Till, args: [[ana], [9_999]] }), { ...limit, contract: 'BrokenTill' }),
  pay('dan', 'ben', `1${'0'.repeat(17)}`),
  nextBlock,
  call('ben', 'Till', collect),
  call('sequencer', 'Guestbook', sign('bye'), { valueWei: `1${ETH}`, ...limit }),
  nextBlock,
])
