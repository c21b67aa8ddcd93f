// Memory is a stack that the caller empties before each call: nothing is freed one by one.

let top: usize = __heap_base

export function allocate(bytes: usize): usize {
  const start = (top + 15) & ~15
  top = start + bytes
  const missing = (top >> 16) + 1 - (memory.size() as usize)
  // Unsigned: what is there already is more than what is missing.
  if ((missing as isize) > 0 && memory.grow(missing as i32) < 0) unreachable()
  return start
}

/** What was allocated since `mark()` is given back by `release`. */
export function mark(): usize {
  return top
}

export function release(to: usize): void {
  top = to
}

export function reset(): void {
  top = __heap_base
}
