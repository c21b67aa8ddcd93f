import type { Box, Rect, Scene, Shape, TextShape } from '../ui/stage/types.ts'

// The rooms that a drawing has to stand in, and what can be read in it.

export const DESKTOP: Box = { width: 758, height: 560, em: 16 }
export const BOXES: { readonly [name: string]: Box } = {
  'desktop 1440': DESKTOP,
  'desktop 1200': { width: 516, height: 500, em: 16 },
  'desktop large': { width: 1236, height: 760, em: 16 },
  'wide, least': { width: 700, height: 430, em: 16 },
  phone: { width: 351, height: 408, em: 16 },
  'phone, least': { width: 296, height: 344, em: 16 },
  'phone, doubled text': { width: 351, height: 700, em: 32 },
  tablet: { width: 600, height: 410, em: 16 },
  projector: { width: 784, height: 360, em: 32 },
  'projector, low': { width: 784, height: 240, em: 32 },
  'strip of a window': { width: 900, height: 210, em: 16 },
}

/** Every shape, out of its groups. */
export const flat = (shapes: readonly Shape[]): readonly Shape[] =>
  shapes.flatMap((shape) => (shape.kind === 'group' ? flat(shape.shapes) : [shape]))
export const textsIn = (shapes: readonly Shape[]): readonly TextShape[] =>
  flat(shapes).filter((shape): shape is TextShape => shape.kind === 'text' && shape.text !== '')
export const wordsOf = ({ shapes }: Scene): readonly string[] => textsIn(shapes).map(({ text }) => text)

export const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.w - 0.5 && b.x < a.x + a.w - 0.5 && a.y < b.y + b.h - 0.5 && b.y < a.y + a.h - 0.5

/** Views made up for drawings, under the names that tests know them by. */
export const viewsOf = <Fake, View, Name extends string>(
  viewOf: (fake: Fake) => View,
  fakes: { readonly [name in Name]: NoInfer<Fake> },
): { readonly [name in Name]: View } =>
  Object.fromEntries(Object.entries<Fake>(fakes).map(([name, fake]) => [name, viewOf(fake)])) as {
    [name in Name]: View
  }
