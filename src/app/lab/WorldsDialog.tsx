import { Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { t } from '../../content/messages/areas/lab.ts'
import type { Parcel } from '../../kernel/link/types.ts'
import { Dialog } from '../../ui/controls/Dialog.tsx'
import { chooseFile } from '../files.ts'
import { systemById } from '../registry.ts'
import { listShelf, removeFromShelf, type ShelfRecord } from './shelf.ts'

interface WorldsDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly onParcel: (parcel: Parcel) => void
  readonly onFile: (file: File) => void
}

/** Files, and the worlds kept on this device. */
export function WorldsDialog({ open, onClose, onParcel, onFile }: WorldsDialogProps) {
  const choose = async () => {
    const file = await chooseFile('.json,application/json')
    if (!file) return
    onClose()
    onFile(file)
  }
  return (
    <Dialog open={open} onClose={onClose} title={t('lab.worldsTitle')} lead={t('lab.worldsLead')}>
      {open ? (
        <KeptWorlds
          onParcel={(parcel) => {
            onClose()
            onParcel(parcel)
          }}
        />
      ) : null}
      <div className="dialog__acts">
        <button type="button" className="btn btn--main" onClick={() => void choose()}>
          {t('lab.shareOpen')}
        </button>
      </div>
    </Dialog>
  )
}

type Shelf = Awaited<ReturnType<typeof listShelf>>

function KeptWorlds({ onParcel }: { onParcel: (parcel: Parcel) => void }) {
  const [shelf, setShelf] = useState<Shelf | 'away' | null>(null)
  useEffect(() => {
    listShelf().then(setShelf, () => setShelf('away'))
  }, [])
  if (shelf === null) return null
  if (shelf === 'away') return <p role="status">{t('lab.worldsAway')}</p>
  const remove = async (id: string) => {
    await removeFromShelf(id)
    setShelf({ ...shelf, worlds: shelf.worlds.filter((world) => world.id !== id) })
  }
  return (
    <>
      {shelf.worlds.length === 0 ? <p>{t('lab.worldsNone')}</p> : null}
      <ul className="worlds">
        {shelf.worlds.map((world) => (
          <World
            key={world.id}
            world={world}
            onOpen={() => onParcel(world.parcel)}
            onRemove={() => void remove(world.id)}
          />
        ))}
      </ul>
      {shelf.unreadable.length > 0 ? (
        <p className="note">{t('lab.worldsUnreadable', { n: shelf.unreadable.length })}</p>
      ) : null}
    </>
  )
}

const dateText = (time: number): string => {
  const [date = '', clock = ''] = new Date(time - new Date(time).getTimezoneOffset() * 60_000).toISOString().split('T')
  return `${date} ${clock.slice(0, 5)}`
}

function World({ world, onOpen, onRemove }: { world: ShelfRecord; onOpen: () => void; onRemove: () => void }) {
  const { parcel, savedAt } = world
  const system = systemById(parcel.system)
  const name = `${system ? t(system.title) : parcel.system}, ${dateText(savedAt)}`
  return (
    <li>
      <button type="button" className="btn" onClick={onOpen}>
        <span>
          {name} <small>{t('lab.worldEntries', { n: parcel.log.length })}</small>
        </span>
      </button>
      <button type="button" className="btn btn--icon" aria-label={t('lab.worldRemove', { name })} onClick={onRemove}>
        <Trash2 aria-hidden="true" />
      </button>
    </li>
  )
}
