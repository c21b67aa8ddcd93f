import { type RefObject, useLayoutEffect, useState } from 'react'
import type { Box } from './types.ts'

/**
 * Measures an element and the px of one rem. `rem` is an element one rem wide: a changed text size is seen
 * even when the box itself keeps its size.
 */
export function useBox(box: RefObject<HTMLElement | null>, rem: RefObject<HTMLElement | null>): Box | null {
  const [measured, setMeasured] = useState<Box | null>(null)
  useLayoutEffect(() => {
    const [element, probe] = [box.current, rem.current]
    if (!element || !probe) return
    const measure = () => {
      const { width, height } = element.getBoundingClientRect()
      const em = probe.getBoundingClientRect().width
      setMeasured((before) =>
        before && before.width === width && before.height === height && before.em === em
          ? before
          : { width, height, em },
      )
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    observer.observe(probe)
    return () => observer.disconnect()
  }, [box, rem])
  return measured
}
