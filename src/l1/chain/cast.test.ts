import { bytesToHex } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { expect, test } from 'vitest'
import { BACKGROUND, CAST, CAST_MNEMONIC, COINBASE, castById } from './cast.ts'

test('keys and addresses are those of the mnemonic, in order', () => {
  for (const [addressIndex, member] of [...CAST, BACKGROUND].entries()) {
    const account = mnemonicToAccount(CAST_MNEMONIC, { addressIndex })
    expect(member.address).toBe(account.address.toLowerCase())
    expect(member.privateKey).toBe(bytesToHex(account.getHdKey().privateKey ?? new Uint8Array()))
  }
  expect(castById('validator')?.address).toBe(COINBASE)
})
