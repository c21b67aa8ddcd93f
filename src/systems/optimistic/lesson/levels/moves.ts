import type { AnyAction, Seconds } from '../../../../kernel/types.ts'
import type { Wish } from '../../engine/types/actions.ts'
import { ask, type View, wait } from '../trail.ts'

// What the buttons of the first levels ask for.

/** Until that moment, and never backwards. */
export const waitUntil = ({ now }: View, at: Seconds): AnyAction => wait(Math.max(1, at - now))

export const send = (from: string, wish: Wish): AnyAction => ask('l2.send', { from, wish }, from)
export const pay = (from: string, to: string, amountGwei: number): AnyAction =>
  send(from, { kind: 'transfer', to, asset: 'ether', amount: String(amountGwei) })

/** As long as it takes for any block of now to become final, and a slot more. */
export const untilFinal = ({ l1 }: View): AnyAction => wait((3 * l1.params.slotsPerEpoch + 1) * l1.params.slotSeconds)
