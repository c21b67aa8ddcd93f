import type { Frame } from './plan.ts'

/** Puts a frame on the page without asking React: sixty times a second, attributes only. */
export function paintFrame(svg: SVGSVGElement, frame: Frame): void {
  const routes = svg.querySelectorAll<SVGPathElement>('[data-route]')
  routes.forEach((route, index) => {
    const taken = frame.taken[index] ?? 0
    route.setAttribute('stroke-dasharray', taken >= 1 ? 'none' : `${taken} 1`)
    route.setAttribute('visibility', taken > 0 ? 'visible' : 'hidden')
  })
  svg.querySelectorAll<SVGGElement>('[data-token]').forEach((token, index) => {
    const at = frame.tokens[index]
    token.setAttribute('visibility', at ? 'visible' : 'hidden')
    if (at) token.setAttribute('transform', `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})`)
  })
  const outlined = new Set(frame.outlined)
  for (const outline of svg.querySelectorAll<SVGRectElement>('[data-outline]')) {
    outline.setAttribute('visibility', outlined.has(outline.dataset['outline'] ?? '') ? 'visible' : 'hidden')
  }
  const opacity = new Map(frame.opacity.map(({ id, value }) => [id, value]))
  for (const object of svg.querySelectorAll<SVGGElement>('[data-id]')) {
    const value = opacity.get(object.dataset['id'] ?? '')
    if (value === undefined) object.removeAttribute('opacity')
    else object.setAttribute('opacity', value.toFixed(2))
  }
  const cost = svg.querySelector('[data-cost]')
  if (cost) cost.textContent = frame.cost ?? ''
}
