import { Tooltip } from '@base-ui/react/tooltip'
import type { ReactNode } from 'react'

interface IconButtonProps {
  readonly label: string
  readonly onClick: () => void
  /** The key that does the same, as it stands on a keyboard. */
  readonly shortcut?: string
  readonly className?: string
  /** Reason why not now; the button stays reachable and says it. */
  readonly whyNot?: string | null
  readonly pressed?: boolean
  readonly expanded?: boolean
  readonly children: ReactNode
}

/** An icon with its name for ears and its name and key for eyes. */
export function IconButton({
  label,
  onClick,
  shortcut,
  className = '',
  whyNot = null,
  pressed,
  expanded,
  children,
}: IconButtonProps) {
  const said = whyNot ?? label
  return (
    <Tooltip.Root>
      <Tooltip.Trigger
        className={`btn btn--icon ${className}`}
        aria-label={said}
        aria-disabled={whyNot !== null}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
        onClick={() => (whyNot === null ? onClick() : undefined)}
      >
        {children}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner className="positioner" sideOffset={6}>
          <Tooltip.Popup className="tip">
            {said}
            {shortcut === undefined ? null : <kbd>{shortcut}</kbd>}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}

/** Once around a page: the second tooltip of a row opens without waiting. */
export const Tooltips = ({ children }: { children: ReactNode }) => (
  <Tooltip.Provider delay={500}>{children}</Tooltip.Provider>
)
