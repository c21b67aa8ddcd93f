import { type DragEvent, useRef, useState } from 'react'

/** A file may be dropped anywhere on the lab. */
export function useDropFile(onFile: (file: File) => void) {
  const [over, setOver] = useState(false)
  // Entering a child fires before leaving its parent, so the two are counted.
  const depth = useRef(0)
  const holdsFile = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  const leave = () => {
    depth.current = 0
    setOver(false)
  }
  return {
    over,
    handlers: {
      onDragEnter: (event: DragEvent) => {
        if (!holdsFile(event)) return
        depth.current++
        setOver(true)
      },
      onDragLeave: (event: DragEvent) => {
        if (!holdsFile(event)) return
        depth.current--
        if (depth.current <= 0) leave()
      },
      onDragOver: (event: DragEvent) => {
        if (holdsFile(event)) event.preventDefault()
      },
      onDrop: (event: DragEvent) => {
        if (!holdsFile(event)) return
        event.preventDefault()
        leave()
        const file = event.dataTransfer.files[0]
        if (file) onFile(file)
      },
    },
  }
}
