import { expose } from 'comlink'
import { createEngine } from './engine.ts'
import { holdLifeline } from './lifeline.ts'

const BREATHE_EVERY_MS = 30

/**
 * A turn for the event loop now and then; a message channel, since timers are clamped to 4 ms when nested. Several may wait for
 * one at a time: a proof's progress is told while its engine tells of its own.
 */
const { port1, port2 } = new MessageChannel()
const waiting: (() => void)[] = []
port1.onmessage = () => {
  for (const goOn of waiting.splice(0)) goOn()
}
let lastBreath = 0
const breathe = async () => {
  const now = performance.now()
  if (now - lastBreath < BREATHE_EVERY_MS) return
  lastBreath = now
  await new Promise<void>((resolve) => {
    waiting.push(resolve)
    port2.postMessage(null)
  })
}

holdLifeline(self.name)
expose(createEngine({ breathe }))
