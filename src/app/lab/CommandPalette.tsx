import { Autocomplete } from '@base-ui/react/autocomplete'
import { useRef } from 'react'
import { t } from '../../content/messages/areas/lab.ts'
import { Dialog } from '../../ui/controls/Dialog.tsx'
import type { CommandGroup, CommandTask, LabCommand } from './commands.ts'

interface CommandPaletteProps {
  readonly open: boolean
  readonly groups: readonly CommandGroup[]
  readonly onClose: () => void
  readonly onRun: (task: CommandTask) => void
}

interface Group {
  readonly value: string
  readonly items: readonly LabCommand[]
}

const textOf = (item: LabCommand): string => `${item.label} ${item.note ?? ''}`
/** Every word somewhere, in any order. */
const matches = (item: LabCommand, query: string): boolean => {
  const text = textOf(item).toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

export function CommandPalette({ open, groups, onClose, onRun }: CommandPaletteProps) {
  const input = useRef<HTMLInputElement | null>(null)
  const items: readonly Group[] = groups.map((group) => ({ value: group.label, items: group.items }))
  const run = (item: LabCommand) => {
    if (item.closed) return
    onClose()
    onRun(item.task)
  }
  return (
    <Dialog open={open} onClose={onClose} title={t('lab.paletteTitle')} shape="top" titleHidden initialFocus={input}>
      <Autocomplete.Root
        open
        inline
        items={items}
        autoHighlight="always"
        keepHighlight
        itemToStringValue={(item: LabCommand) => item.label}
        filter={matches}
        limit={60}
      >
        <Autocomplete.Input
          ref={input}
          className="palette__input"
          aria-label={t('lab.paletteHint')}
          placeholder={t('lab.paletteHint')}
        />
        <Autocomplete.Empty className="palette__empty">{t('lab.paletteEmpty')}</Autocomplete.Empty>
        <Autocomplete.List className="palette__list" aria-label={t('lab.paletteTitle')}>
          {(group: Group) => (
            <Autocomplete.Group key={group.value} items={group.items}>
              <Autocomplete.GroupLabel className="palette__group">{group.value}</Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(item: LabCommand) => (
                  <Autocomplete.Item
                    key={item.id}
                    value={item}
                    className="palette__item"
                    aria-disabled={item.closed}
                    onClick={() => run(item)}
                  >
                    <span>{item.label}</span>
                    {item.keys === null ? null : <kbd>{item.keys}</kbd>}
                    {item.note === null ? null : <small>{item.note}</small>}
                  </Autocomplete.Item>
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
    </Dialog>
  )
}
