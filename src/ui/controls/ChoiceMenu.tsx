import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'

export interface Choice {
  readonly value: string
  readonly label: string
  readonly note?: string
}

interface ChoiceMenuProps {
  readonly label: string
  readonly className: string
  readonly value: string
  readonly choices: readonly Choice[]
  readonly onChoose: (value: string) => void
  readonly children: ReactNode
}

/** A button that opens a short list of which one holds. */
export function ChoiceMenu({ label, className, value, choices, onChoose, children }: ChoiceMenuProps) {
  return (
    <Menu.Root>
      <Menu.Trigger className={className} aria-label={label}>
        {children}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="positioner" sideOffset={4} align="start">
          <Menu.Popup className="menu">
            <Menu.RadioGroup value={value} onValueChange={(next: unknown) => onChoose(String(next))}>
              {choices.map((choice) => (
                <Menu.RadioItem key={choice.value} className="menu__item" value={choice.value} closeOnClick>
                  <span>
                    <Menu.RadioItemIndicator>
                      <Check aria-hidden="true" />
                    </Menu.RadioItemIndicator>
                  </span>
                  <span>{choice.label}</span>
                  {choice.note === undefined ? null : <small>{choice.note}</small>}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
