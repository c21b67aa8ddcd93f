import { useEffect, useRef } from 'react'
import type { Figure } from './figures.ts'
import { type Ink, paintFigures } from './paintFigures.ts'

/** Very many marks, painted once: the page keeps its breath, the look is the same. */
export function FigureCanvas({
  figures,
  width,
  height,
  scale,
}: {
  figures: readonly Figure[]
  width: number
  height: number
  scale: number
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return
    const paint = () => {
      const dense = scale * devicePixelRatio
      element.width = Math.round(width * dense)
      element.height = Math.round(height * dense)
      context.setTransform(dense, 0, 0, dense, 0, 0)
      const style = getComputedStyle(element)
      const ink: Ink = (token) => style.getPropertyValue(token).trim()
      paintFigures(context, figures, ink)
    }
    paint()
    // another theme has other colours
    const themes = new MutationObserver(paint)
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    return () => themes.disconnect()
  }, [figures, width, height, scale])
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without a tab index takes no focus
    <canvas
      ref={canvas}
      className="score-box__canvas"
      style={{ width: width * scale, height: height * scale }}
      aria-hidden="true"
    />
  )
}
