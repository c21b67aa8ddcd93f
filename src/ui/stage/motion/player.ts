import { animateValue, cubicBezier } from 'framer-motion/dom'
import { type Frame, frameAt, type Plan } from './plan.ts'

/** The one easing family of the drawing: `--e-go` of the tokens. */
const GO = cubicBezier(0.3, 0, 0.15, 1)

/** Plays a plan. The returned function ends it at once, on its last frame. */
export function play(plan: Plan, paint: (frame: Frame) => void, onEnd: () => void): () => void {
  paint(frameAt(plan, 0, GO))
  const clock = animateValue({
    keyframes: [0, plan.total],
    duration: plan.total,
    ease: 'linear',
    onUpdate: (at) => paint(frameAt(plan, at, GO)),
    onComplete: () => {
      paint(lastFrame(plan))
      onEnd()
    },
  })
  return () => {
    clock.stop()
    paint(lastFrame(plan))
  }
}

export const lastFrame = (plan: Plan): Frame => frameAt(plan, Number.POSITIVE_INFINITY, GO)
