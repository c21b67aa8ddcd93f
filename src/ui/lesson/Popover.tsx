import { Popover as Base } from '@base-ui/react/popover'
import type { ReactNode } from 'react'

interface PopoverProps {
  readonly className: string
  /** What stands in the sentence. */
  readonly trigger: ReactNode
  readonly title: string
  readonly children: ReactNode
}

/** A word that opens in place: Esc or a click elsewhere closes it, and the focus goes back to the word. */
export function Popover({ className, trigger, title, children }: PopoverProps) {
  return (
    <Base.Root>
      <Base.Trigger className={className}>{trigger}</Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="positioner" sideOffset={6} collisionPadding={8} align="start">
          <Base.Popup className="pop pop--word">
            <Base.Title>{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
