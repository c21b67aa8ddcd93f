import { Switch } from '@base-ui/react/switch'
import { t } from '../../content/messages/areas/lab.ts'
import { Dialog } from '../../ui/controls/Dialog.tsx'
import { settings, useSettings } from '../settings.ts'

const keys = () => {
  const [ctrl, shift] = [t('lab.keyCtrl'), t('lab.keyShift')]
  return [
    { what: t('lab.keyPlay'), keys: [[t('lab.keySpace')]] },
    { what: t('lab.keyStep'), keys: [['←'], ['→']] },
    {
      what: t('lab.keyBeat'),
      keys: [
        [shift, '←'],
        [shift, '→'],
      ],
    },
    { what: t('lab.keyEnds'), keys: [[t('lab.keyHome')], [t('lab.keyEnd')]] },
    { what: t('lab.keyLenses'), keys: [['1'], ['9']] },
    { what: t('lab.keyPalette'), keys: [[ctrl, 'K']] },
    {
      what: t('lab.keyUndo'),
      keys: [
        [ctrl, 'Z'],
        [shift, ctrl, 'Z'],
      ],
    },
    { what: t('lab.keyHelp'), keys: [['?']] },
    { what: t('lab.keyClose'), keys: [[t('lab.keyEsc')]] },
  ]
}

export function ShortcutsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const singleKeys = useSettings((state) => state.singleKeys)
  return (
    <Dialog open={open} onClose={onClose} title={t('lab.shortcutsTitle')}>
      <dl className="keys">
        {keys().map((row) => (
          <KeyRow key={row.what} what={row.what} chords={row.keys} />
        ))}
      </dl>
      <div className="keys__single">
        <span id="single-keys">
          {t('lab.keySingle')}
          <span className="note"> {t('lab.keySingleNote')}</span>
        </span>
        <Switch.Root
          className="switchbox"
          aria-labelledby="single-keys"
          checked={singleKeys}
          onCheckedChange={(next) => settings.getState().set({ singleKeys: next })}
        >
          <Switch.Thumb className="switchbox__thumb" />
        </Switch.Root>
      </div>
    </Dialog>
  )
}

function KeyRow({ what, chords }: { what: string; chords: readonly (readonly string[])[] }) {
  return (
    <>
      <dt>
        {chords.map((chord) => (
          <span key={chord.join()}>
            {chord.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}{' '}
          </span>
        ))}
      </dt>
      <dd>{what}</dd>
    </>
  )
}
