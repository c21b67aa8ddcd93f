import type { Seconds } from '../../../kernel/types.ts'
import type { L1State } from '../../../l1/chain/state.ts'
import { accountOf } from '../../../l1/state/world.ts'
import { l1View } from '../../../l1/view.ts'
import { hexToBytes } from '../../../lib/hex.ts'
import { isHalted } from './bridge.ts'
import { GATE_WEI } from './genesis.ts'
import { type BridgeLog, ofKind, type SidechainState } from './state.ts'
import type { DepositView, ExitView, SidechainView } from './types.ts'
import { modeOf, whoSignsTruth } from './validators.ts'

export function sidechainView(state: SidechainState, now: Seconds): SidechainView {
  const { validators, modes, params, vault, gate } = state
  return {
    l1: l1View(state.l1, now),
    side: l1View(state.side, now),
    validators: validators.map((each) => ({
      id: each.id,
      name: each.name,
      address: each.address,
      mode: modeOf(modes, each),
    })),
    threshold: params.threshold,
    online: whoSignsTruth(validators, modes).length,
    isHalted: isHalted(state),
    creditAfterSeconds: params.creditAfterSeconds,
    bridge: {
      vault,
      gate,
      lockedWei: balanceOf(state.l1, vault).toString(),
      owedWei: (GATE_WEI - balanceOf(state.side, gate)).toString(),
    },
    deposits: deposits(state),
    exits: exits(state),
  }
}

export const balanceOf = (chain: L1State, address: `0x${string}`): bigint =>
  accountOf(chain.world, hexToBytes(address), chain.machine.codec)?.balance ?? 0n

const byId = (entries: readonly BridgeLog[]) => new Map(entries.map((entry) => [entry.id, entry]))

function deposits({ vaultLog, gateLog }: SidechainState): readonly DepositView[] {
  const credits = byId(ofKind(gateLog, 'credited'))
  return ofKind(vaultLog, 'deposited').map(({ id, account, amountWei, block, at, tx }) => ({
    deposit: id,
    account,
    amountWei: amountWei.toString(),
    block,
    tx,
    at,
    creditedIn: credits.get(id)?.block ?? null,
  }))
}

/** Burns in their order, then releases that no burn is behind. */
function exits({ vaultLog, gateLog }: SidechainState): readonly ExitView[] {
  const burnt = ofKind(gateLog, 'burnt')
  const released = byId(ofKind(vaultLog, 'released'))
  const known = byId(burnt)
  const lies = [...released.values()].filter(({ id }) => !known.has(id))
  const toView = (entry: BridgeLog, burntIn: number | null, releasedIn: number | null): ExitView => ({
    burn: entry.id,
    account: entry.account,
    amountWei: entry.amountWei.toString(),
    burntIn,
    releasedIn,
    tx: entry.tx,
  })
  return [
    ...burnt.map((entry) => toView(entry, entry.block, released.get(entry.id)?.block ?? null)),
    ...lies.map((entry) => toView(entry, null, entry.block)),
  ]
}
