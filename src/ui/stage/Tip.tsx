import { useLayoutEffect, useRef, useState } from 'react'
import type { Box, Point, Rect } from './types.ts'

interface TipProps {
  readonly text: string
  /** In drawing units. */
  readonly at: Rect
  readonly scale: number
  readonly offset: Point
  readonly room: Box
}

const GAP = 6

/** Words for an object that bears none, above it and inside the stage. For eyes: ears have its label. */
export function Tip({ text, at, scale, offset, room }: TipProps) {
  const tip = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ w: 0, h: 0 })
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words have another size
  useLayoutEffect(() => {
    const box = tip.current?.getBoundingClientRect()
    if (box) setSize({ w: box.width, h: box.height })
  }, [text])
  const middle = offset.x + (at.x + at.w / 2) * scale
  const above = offset.y + at.y * scale - size.h - GAP
  const below = offset.y + (at.y + at.h) * scale + GAP
  return (
    <div
      ref={tip}
      className="stage-box__tip"
      aria-hidden="true"
      style={{ left: Math.max(0, Math.min(room.width - size.w, middle - size.w / 2)), top: above >= 0 ? above : below }}
    >
      {text}
    </div>
  )
}
