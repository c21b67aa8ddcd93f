import { type RefObject, useLayoutEffect, useState } from 'react'

/** CSS lays the panes out; this only tells where the inspector opens: beside, over the text, or as a sheet. */
export type InspectorPlace = 'beside' | 'over' | 'sheet'

export function useInspectorPlace(app: RefObject<HTMLElement | null>): InspectorPlace {
  const [place, setPlace] = useState<InspectorPlace>('beside')
  useLayoutEffect(() => {
    const element = app.current
    if (!element) return
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      const [width, height] = [element.clientWidth / rem, element.clientHeight / rem]
      setPlace(width < 36 ? 'sheet' : width < 75 || height <= 36 ? 'over' : 'beside')
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [app])
  return place
}
