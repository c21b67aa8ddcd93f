import { useEffect, useState } from 'react'
import type { Parcel } from '../../kernel/link/types.ts'
import type { RegisteredSystem } from '../registry.ts'
import { currentLab } from './current.ts'
import { type Door, openDoor } from './door.ts'

export type DoorState = Door | { readonly kind: 'opening' } | { readonly kind: 'failed'; readonly error: unknown }

interface AskedAt {
  readonly registered: RegisteredSystem
  readonly link: string | null
  readonly level: string | null
  readonly handedOver: Parcel | null
  readonly afresh: boolean
}

/** Opens what is asked for, and closes it when something else is. */
export function useDoor({ registered, link, level, handedOver, afresh }: AskedAt): DoorState {
  const [state, setState] = useState<DoorState>({ kind: 'opening' })
  useEffect(() => {
    let left = false
    let close = () => {}
    setState({ kind: 'opening' })
    currentLab.setState({ problem: null })
    openDoor({ registered, link, level, handedOver, afresh }).then(
      (door) => {
        if (door.kind === 'open') {
          const { lab } = door.opened
          close = () => {
            if (currentLab.getState().lab === lab) currentLab.setState({ lab: null })
            lab.dispose()
          }
          if (left) return close()
          currentLab.setState({ lab })
        }
        if (left) return
        if (door.kind === 'bad-link') currentLab.setState({ problem: `${door.bad.reason}: ${door.bad.detail}` })
        setState(door)
      },
      (error: unknown) => {
        if (left) return
        currentLab.setState({ problem: error instanceof Error ? error.message : String(error) })
        setState({ kind: 'failed', error })
      },
    )
    return () => {
      left = true
      close()
    }
  }, [registered, link, level, handedOver, afresh])
  return state
}
