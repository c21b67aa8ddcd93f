import type { ScopePart, ScopePicture } from '../pictures.ts'
import { SEPARATOR, type Survey } from './survey.ts'

// A survey as a tree of gadgets, one scope at a time. What only differs by a number is one part: 64 bits are a line.

const MOST_INSTANCES = 8

export function scopePicture({ products, equalities, wires }: Survey, scope: string): ScopePicture | null {
  const prefix = scope === '' ? '' : `${scope}${SEPARATOR}`
  const inside = (names: readonly string[]) =>
    names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length))
  const [ownProducts, ownEqualities] = [inside(products), inside(equalities)]
  if (ownProducts.length + ownEqualities.length === 0) return null
  return {
    scope,
    products: ownProducts.length,
    equalities: ownEqualities.length,
    wires: inside(wires).length,
    parts: partsOf(ownProducts, ownEqualities),
  }
}

interface Counted {
  readonly name: string
  readonly isScope: boolean
  readonly instances: Set<string>
  entries: number
  products: number
  equalities: number
}

function partsOf(products: readonly string[], equalities: readonly string[]): ScopePart[] {
  const parts = new Map<string, Counted>()
  const add = (name: string, kind: 'products' | 'equalities') => {
    const end = name.indexOf(SEPARATOR)
    const isScope = end >= 0
    const own = isScope ? name.slice(0, end) : name
    const pattern = own.replace(/\d+/, '#')
    const key = `${isScope ? 'scope' : 'leaf'} ${pattern}`
    const part = parts.get(key) ?? {
      name: pattern,
      isScope,
      instances: new Set<string>(),
      entries: 0,
      products: 0,
      equalities: 0,
    }
    parts.set(key, part)
    part.instances.add(own)
    part.entries += 1
    part[kind] += 1
  }
  for (const name of products) add(name, 'products')
  for (const name of equalities) add(name, 'equalities')
  return [...parts.values()].map(({ name, isScope, instances, entries, ...counts }) => ({
    name: instances.size === 1 ? ([...instances][0] ?? name) : name,
    instances: [...instances].slice(0, MOST_INSTANCES),
    // A leaf's name may be said again and again (the S-boxes of a hash): each is one.
    count: isScope ? instances.size : entries,
    isScope,
    ...counts,
  }))
}
