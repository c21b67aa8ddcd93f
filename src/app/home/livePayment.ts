import { createStore } from 'zustand/vanilla'
import type { Parcel } from '../../kernel/link/types.ts'
import type { L1View } from '../../l1/types.ts'
import { engine } from '../engine.ts'
import type { Lab } from '../lab/session.ts'
import { VERSION } from '../version.ts'
import { IDLE, type Phase, type Picture, pictureOf } from './picture.ts'

// The first page's one payment: a real world, opened when somebody first reaches for it, whose clock runs at true speed.

/** Some slots have passed when the learner comes, so that there is a chain, and the next block is seconds away. */
const OPENING_SECONDS = 12 * 8 + 5
const ONE_ETHER = '1000000000000000000'
/** Long enough for the epoch of the payment and the next to end, wherever in the epoch it was sent. */
const TWO_EPOCHS_AND_THE_REST = 12 * 32 * 3 + 12

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

export function createLivePayment() {
  const store = createStore<Picture>(() => IDLE)
  let opening: Promise<Lab> | null = null
  let hash: string | null = null
  let phase: Phase = 'idle'

  // Read through a call: it changes while others are awaited.
  const phaseNow = (): Phase => phase
  const show = (change: Partial<Picture>) => store.setState(change)
  const go = (next: Phase) => {
    phase = next
    show({ phase, failure: null })
  }
  const fail = (error: unknown) => {
    phase = 'failed'
    show({ phase, failure: wordsOf(error) })
  }

  async function open(): Promise<Lab> {
    const [api, { openLab }] = await Promise.all([engine(), import('../lab/session.ts')])
    const scenario = {
      system: 'ground',
      seed: 'first-page',
      params: {},
      log: [{ type: 'clock.advance', by: 'learner', args: { seconds: OPENING_SECONDS } }],
    }
    const { lab } = await openLab({ engine: api, scenario })
    await lab.toEnd()
    follow(lab)
    lab.play()
    return lab
  }

  /** Shows what the engine says whenever it has moved, and counts down between two moves. */
  function follow(lab: Lab): void {
    let view: L1View | null = null
    let seen = ''
    const paint = () => {
      const { status, ahead, line } = lab.store.getState()
      if (!status || !view) return
      const picture = pictureOf(view, line.events, hash, status.now + ahead)
      if (phase === 'waiting' && picture.receipt) go('included')
      if (phase !== 'final' && picture.finalSeconds !== null) {
        go('final')
        lab.pause()
      }
      show(picture)
    }
    const update = async () => {
      const { status } = lab.store.getState()
      if (!status) return
      const key = `${status.id} ${status.moment.position} ${status.moment.seq}`
      if (key !== seen) {
        seen = key
        const fresh = (await lab.engine.view(status.id, status.moment)) as L1View
        // An answer that was overtaken is of the past.
        if (seen === key) view = fresh
      }
      paint()
    }
    lab.store.subscribe(() => void update().catch(fail))
    void update().catch(fail)
  }

  const lab = (): Promise<Lab> => {
    opening ??= open().catch((error: unknown) => {
      opening = null
      throw error
    })
    return opening
  }

  return {
    store,
    /** Somebody reaches for the button: the engine may as well begin to load. */
    async warm(): Promise<void> {
      if (phaseNow() !== 'idle') return
      go('starting')
      try {
        await lab()
        if (phaseNow() === 'starting') go('ready')
      } catch (error) {
        fail(error)
      }
    },
    async send(): Promise<void> {
      if (phase === 'waiting' || phase === 'skipping') return
      try {
        if (phase === 'idle' || phase === 'failed') go('starting')
        const open = await lab()
        hash = null
        show({ receipt: null, finalSeconds: null })
        const refusal = await open.act({
          type: 'l1.pay',
          by: 'ana',
          args: { from: 'ana', to: 'ben', valueWei: ONE_ETHER },
        })
        if (refusal) throw new Error(refusal.code)
        const queued = open.store.getState().line.events.findLast((event) => event.type === 'l1.queued')
        hash = (queued?.data as { readonly hash: string } | undefined)?.hash ?? null
        go('waiting')
        open.play()
      } catch (error) {
        fail(error)
      }
    },
    async skipToFinal(): Promise<void> {
      if (phase !== 'included') return
      go('skipping')
      try {
        const open = await lab()
        const refusal = await open.advance(TWO_EPOCHS_AND_THE_REST)
        if (refusal) throw new Error(refusal.code)
      } catch (error) {
        fail(error)
      }
    },
    /** What a link to this very world carries. */
    async parcel(): Promise<Parcel> {
      const [open, { parcelOf }] = await Promise.all([lab(), import('../lab/opening.ts')])
      return parcelOf(open, VERSION)
    },
    async stop(): Promise<void> {
      const open = await opening?.catch(() => null)
      open?.dispose()
    },
  }
}

export type LivePayment = ReturnType<typeof createLivePayment>
