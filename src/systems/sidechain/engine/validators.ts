// The validators of the sidechain, and what their word is: signatures over the messages of the bridge's two ends.

import { encodeAbiParameters } from 'viem'
import type { Hex } from '../../../kernel/types.ts'
import type { L1Crypto } from '../../../l1/machine/crypto.ts'
import { bytesToHex, hexToBytes } from '../../../lib/hex.ts'
import type { ValidatorMode } from './types.ts'

export interface Validator {
  readonly id: string
  readonly name: string
  readonly address: Hex
  readonly key: Uint8Array
}

export interface Signature {
  readonly v: number
  readonly r: Hex
  readonly s: Hex
}

const NAMES = ['Alma', 'Boris', 'Chen', 'Dora', 'Emeka', 'Fay', 'Goran', 'Hana', 'Idris'] as const
export const MOST_VALIDATORS = NAMES.length

/** Known keys, like everybody's here: made from the names. */
export function createValidators({ keccak256, publicKeyOf, addressOf }: L1Crypto, count: number): readonly Validator[] {
  return NAMES.slice(0, count).map((name) => {
    const key = keyOf(keccak256, name)
    return { id: name.toLowerCase(), name, key, address: bytesToHex(addressOf(publicKeyOf(key))) }
  })
}

/** Who carries the validators' signatures to the sidechain's end, and pays the gas there. Not believed by anybody. */
export function createRelayer({ keccak256, publicKeyOf, addressOf }: L1Crypto): Relayer {
  const key = keyOf(keccak256, 'Relayer')
  return { key: bytesToHex(key), address: bytesToHex(addressOf(publicKeyOf(key))) }
}
export interface Relayer {
  readonly address: Hex
  readonly key: Hex
}

type Keccak = L1Crypto['keccak256']

const keyOf = (keccak256: Keccak, name: string): Uint8Array =>
  keccak256(Uint8Array.from(`mezzanine sidechain ${name}`, (letter) => letter.charCodeAt(0)))

export interface Message {
  readonly chainId: number
  /** The contract that is to believe it. */
  readonly contract: Hex
  readonly id: number
  readonly account: Hex
  readonly amountWei: bigint
}

const WORDS = [
  { type: 'uint256' },
  { type: 'address' },
  { type: 'uint256' },
  { type: 'address' },
  { type: 'uint256' },
] as const

/** As `messageOf` of both contracts computes it. */
export function hashOfMessage(keccak256: Keccak, { chainId, contract, id, account, amountWei }: Message): Uint8Array {
  const words = [BigInt(chainId), contract, BigInt(id), account, amountWei] as const
  return keccak256(hexToBytes(encodeAbiParameters(WORDS, words)))
}

/** In rising order of the signers' addresses, as the contracts want them. */
export function signaturesOf(crypto: L1Crypto, signers: readonly Validator[], message: Message): readonly Signature[] {
  const hash = hashOfMessage(crypto.keccak256, message)
  return [...signers]
    .sort((a, b) => (a.address < b.address ? -1 : 1))
    .map(({ key }) => {
      const { r, s, recovery } = crypto.sign(hash, key)
      return { v: 27 + recovery, r: bytesToHex(r), s: bytesToHex(s) }
    })
}

export type Modes = { readonly [id: string]: ValidatorMode }

export const modeOf = (modes: Modes, { id }: Validator): ValidatorMode => modes[id] ?? 'honest'

/** Who signs for what really happened: all that are online, the corrupt as well, since refusing would show. */
export const whoSignsTruth = (validators: readonly Validator[], modes: Modes): readonly Validator[] =>
  validators.filter((validator) => modeOf(modes, validator) !== 'offline')

export const whoSignsLies = (validators: readonly Validator[], modes: Modes): readonly Validator[] =>
  validators.filter((validator) => modeOf(modes, validator) === 'corrupt')
