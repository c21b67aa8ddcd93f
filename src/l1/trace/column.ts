/** A typed array that grows. */
export interface Column<T> {
  readonly length: number
  push(value: number): void
  set(index: number, value: number): void
  finish(): T
}

type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array

export function createColumn<T extends Numbers>(make: (length: number) => T): Column<T> {
  let room = make(1024)
  let length = 0
  return {
    get length() {
      return length
    },
    push(value) {
      if (length === room.length) {
        const larger = make(room.length * 2)
        larger.set(room)
        room = larger
      }
      room[length++] = value
    },
    set(index, value) {
      room[index] = value
    },
    finish: () => room.slice(0, length) as T,
  }
}
