import { t } from '../../content/messages/areas/lab.ts'
import { localise } from '../../content/messages/index.ts'
import { plainProse } from '../../content/plainProse.ts'
import type { ActionOffer, Moment } from '../../kernel/types.ts'
import type { AnyExhibit, AnyLevel } from '../../ui/exhibit.ts'
import { clockText } from './Clock.tsx'
import { refusalWords } from './refusalWords.ts'
import { tell } from './told.ts'
import type { Snapshot } from './useSnapshot.ts'

// What the palette offers, as data. Running one is the page's business.

export type CommandTask =
  | { readonly kind: 'form'; readonly type: string }
  | { readonly kind: 'seek'; readonly moment: Moment }
  | { readonly kind: 'level'; readonly level: string | null }
  /** This level, from its beginning. */
  | { readonly kind: 'afresh' }
  | { readonly kind: 'theme'; readonly theme: 'system' | 'paper' | 'night' }
  | { readonly kind: 'motion'; readonly motion: 'system' | 'reduced' }
  | { readonly kind: 'play' | 'start' | 'end' | 'undo' | 'redo' | 'share' | 'open' | 'keys' | 'present' }

export interface LabCommand {
  readonly id: string
  readonly label: string
  readonly note: string | null
  /** A reason why not now: it is shown, and running it does nothing. */
  readonly closed: boolean
  readonly keys: string | null
  readonly task: CommandTask
}
export interface CommandGroup {
  readonly id: string
  readonly label: string
  readonly items: readonly LabCommand[]
}

interface Given {
  readonly exhibit: AnyExhibit
  readonly offers: readonly ActionOffer[]
  readonly snapshot: Snapshot
  readonly level: AnyLevel | null
}

/** Older moments are found on the score; a list of thousands helps nobody. */
const MOMENTS_OFFERED = 200

const command = (
  id: string,
  label: string,
  task: CommandTask,
  extra: { note?: string | null; keys?: string; closed?: boolean } = {},
): LabCommand => ({
  id,
  label,
  note: extra.note ?? null,
  keys: extra.keys ?? null,
  closed: extra.closed ?? false,
  task,
})

export function labCommands(given: Given): readonly CommandGroup[] {
  return [
    { id: 'actions', label: t('lab.groupActions'), items: actionCommands(given) },
    { id: 'time', label: t('lab.groupTime'), items: timeCommands() },
    { id: 'levels', label: t('lab.groupLevels'), items: levelCommands(given) },
    { id: 'view', label: t('lab.groupView'), items: viewCommands() },
    { id: 'moments', label: t('lab.groupMoments'), items: momentCommands(given) },
  ].filter((group) => group.items.length > 0)
}

function actionCommands({ exhibit, offers }: Given): readonly LabCommand[] {
  return exhibit.forms.map((form) => {
    const why = offers.find((offer) => offer.type === form.type)?.why ?? null
    const note = why
      ? t('lab.notNow', { why: plainProse(refusalWords(exhibit, why)) })
      : plainProse(localise(form.hint))
    return command(
      `do:${form.type}`,
      plainProse(localise(form.title)),
      { kind: 'form', type: form.type },
      { note, closed: why !== null },
    )
  })
}

function timeCommands(): readonly LabCommand[] {
  const ctrl = t('lab.keyCtrl')
  return [
    command('play', t('lab.cmdPlay'), { kind: 'play' }, { keys: t('lab.keySpace') }),
    command('start', t('lab.toStart'), { kind: 'start' }, { keys: t('lab.keyHome') }),
    command('end', t('lab.toEnd'), { kind: 'end' }, { keys: t('lab.keyEnd') }),
    command('undo', t('lab.undo'), { kind: 'undo' }, { keys: `${ctrl} Z` }),
    command('redo', t('lab.redo'), { kind: 'redo' }, { keys: `${t('lab.keyShift')} ${ctrl} Z` }),
  ]
}

function levelCommands({ exhibit, level }: Given): readonly LabCommand[] {
  const levels = exhibit.levels.map(({ id, title, summary }) =>
    command(
      `level:${id}`,
      t('lab.cmdOpenLevel', { title: plainProse(title) }),
      { kind: 'level', level: id },
      { note: plainProse(localise(summary)) },
    ),
  )
  return [
    ...levels,
    ...(level ? [command('afresh', t('lab.startOver'), { kind: 'afresh' })] : []),
    command('sandbox', t('lab.sandbox'), { kind: 'level', level: null }, { note: t('lab.sandboxLine') }),
  ]
}

function viewCommands(): readonly LabCommand[] {
  return [
    command('share', t('lab.cmdShare'), { kind: 'share' }),
    command('open', t('lab.cmdOpenFile'), { kind: 'open' }),
    command('present', t('lab.cmdPresent'), { kind: 'present' }),
    command('keys', t('lab.cmdShortcuts'), { kind: 'keys' }, { keys: '?' }),
    command('paper', t('lab.cmdTheme', { theme: t('common.themePaper') }), { kind: 'theme', theme: 'paper' }),
    command('night', t('lab.cmdTheme', { theme: t('common.themeNight') }), { kind: 'theme', theme: 'night' }),
    command('system', t('lab.cmdTheme', { theme: t('common.themeSystem') }), { kind: 'theme', theme: 'system' }),
    command('still', t('lab.cmdMotionReduced'), { kind: 'motion', motion: 'reduced' }),
    command('moving', t('lab.cmdMotionSystem'), { kind: 'motion', motion: 'system' }),
  ]
}

/** The newest first: what somebody looks for is more often near than far. */
function momentCommands({ exhibit, snapshot }: Given): readonly LabCommand[] {
  return snapshot.moments
    .slice(-MOMENTS_OFFERED)
    .reverse()
    .flatMap((moment) => {
      const event = snapshot.timeline[moment.seq - 1]
      if (!event) return []
      const label = t('lab.cmdSeek', {
        time: clockText(event.at),
        what: plainProse(tell(exhibit, event, snapshot.view)),
      })
      return [command(`moment:${moment.position}.${moment.seq}`, label, { kind: 'seek', moment })]
    })
}
